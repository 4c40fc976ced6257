//! How a page's links are written: relative, so that the site works under any path of any host.

/// Whether links lead to folders or to the files in them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkStyle {
    /// `actors/kenya/`, for web servers.
    Folders,
    /// `actors/kenya/index.html`, so that the site opens from a disk.
    Files,
}

/// Returns a link to a path of the site (`actors/kenya/`, with `#fragment` or without) from a page from which `root` leads to
/// the site's root. Addresses elsewhere and fragments of the same page stay as they are.
pub fn link(root: &str, path: &str, style: LinkStyle) -> String {
    let is_elsewhere =
        ["https://", "http://", "mailto:", "#"].iter().any(|start| path.starts_with(start));
    if is_elsewhere {
        return path.to_owned();
    }
    let (page, fragment) =
        path.split_once('#').map_or((path, None), |(page, fragment)| (page, Some(fragment)));
    let page = page.strip_prefix('/').unwrap_or(page);
    let is_folder = page.is_empty() || page.ends_with('/');
    let file = if is_folder && style == LinkStyle::Files { "index.html" } else { "" };
    let here = if root.is_empty() && page.is_empty() && file.is_empty() { "./" } else { "" };
    let hash = if fragment.is_some() { "#" } else { "" };
    [root, here, page, file, hash, fragment.unwrap_or_default()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative() {
        assert_eq!(link("../../", "actors/kenya/", LinkStyle::Folders), "../../actors/kenya/");
        assert_eq!(
            link("../../", "actors/kenya/#p2", LinkStyle::Files),
            "../../actors/kenya/index.html#p2"
        );
        assert_eq!(link("", "", LinkStyle::Folders), "./");
        assert_eq!(link("", "", LinkStyle::Files), "index.html");
        assert_eq!(link("../", "", LinkStyle::Folders), "../");
        assert_eq!(link("../", "/#p2", LinkStyle::Folders), "../#p2");
        assert_eq!(link("../", "https://un.org/", LinkStyle::Files), "https://un.org/");
        assert_eq!(link("../", "assets/style.css", LinkStyle::Files), "../assets/style.css");
    }
}
