dateline.piece("sorts/0","!####$%&()*+,-")
