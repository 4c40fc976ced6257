//! The links of a built site, followed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use dateline::text::escape;

use crate::text;

/// Returns the links of a site's pages that lead to no page, file or part of a page: `page: link`.
pub(crate) fn broken(site: &Path) -> Vec<String> {
    let mut files = BTreeMap::new();
    collect(site, "", &mut files);
    let ids: BTreeMap<&str, BTreeSet<&str>> = files
        .iter()
        .map(|(path, page)| (path.as_str(), values(page, " id=\"").collect()))
        .collect();
    let mut broken = Vec::new();
    for (path, page) in files.iter().filter(|(path, _)| *path != "404.html") {
        let links: BTreeSet<&str> =
            values(page, " href=\"").chain(values(page, " src=\"")).collect();
        for link in links {
            if !leads_somewhere(path, &escape::unescape_address(link), &ids) {
                broken.push(format!("{path}: {link}"));
            }
        }
    }
    broken
}

/// Reads pages; of other files only the names count.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            let is_page = entry.path().extension().is_some_and(|ending| ending == "html");
            files.insert(path, if is_page { text(&entry.path()) } else { String::new() });
        }
    }
}

fn values<'p>(page: &'p str, attribute: &'static str) -> impl Iterator<Item = &'p str> {
    page.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
}

fn leads_somewhere(page: &str, link: &str, ids: &BTreeMap<&str, BTreeSet<&str>>) -> bool {
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    if path.contains(':') {
        return true;
    }
    let mut target: Vec<&str> = page.split('/').collect();
    if !path.is_empty() {
        target.pop();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => drop(target.pop()),
                part => target.push(part),
            }
        }
    }
    let mut target = target.join("/");
    if target.is_empty() || target.ends_with('/') {
        target.push_str("index.html");
    }
    ids.get(target.as_str()).is_some_and(|ids| fragment.is_empty() || ids.contains(fragment))
}
