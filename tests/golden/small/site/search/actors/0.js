dateline.piece("actors/0",[["haiti Haiti","kenya Kenya","un-general-assembly UN General Assembly","william-ruto William Ruto"],"!#!###$#%!!#!$#%&%#!$#%%%#$$#!#%"])
