//! The index of the search, read as a browser reads it: what is found where, what is in no piece, how long pieces are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline::search::fold;
use dateline::search::number::Numbers;
use serde_json::Value;

use crate::kit::archive::Archive;
use crate::kit::folder;
use crate::kit::page::Page;
use crate::kit::run;

/// The values of all pieces, by their names.
struct Index {
    pieces: BTreeMap<String, Value>,
}

/// Where something is found: an address with its fragment.
type Places = BTreeSet<String>;

impl Index {
    fn read(site: &Path) -> Self {
        let files = folder::files(&site.join("search"));
        let scripts =
            files.iter().filter_map(|(path, bytes)| Some((path.strip_suffix(".js")?, bytes)));
        let value = |(name, bytes): (&str, &Vec<u8>)| {
            let text = std::str::from_utf8(bytes).unwrap();
            let call = format!("dateline.piece(\"{name}\",");
            let value = text.strip_prefix(&call).and_then(|text| text.strip_suffix(")\n"));
            (name.to_owned(), serde_json::from_str(value.unwrap()).unwrap())
        };
        Self { pieces: scripts.map(value).collect() }
    }

    fn text(&self, name: &str) -> &str {
        self.pieces[name].as_str().unwrap()
    }

    fn numbered<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Value> {
        (0..).map_while(move |n| self.pieces.get(&format!("{folder}/{n}")))
    }

    /// Returns the list of a term, as a browser looks it up: in the piece whose first term is the last one not behind it.
    fn list(&self, term: &str) -> Option<Vec<u8>> {
        let firsts: Vec<&str> = self.pieces["start"][3].as_str().unwrap().split(' ').collect();
        let piece = firsts.partition_point(|first| *first <= term).checked_sub(1)?;
        let mut lines =
            self.text(&format!("terms/{piece}")).split('|').map(|line| line.split(' ').collect());
        let line: Vec<&str> = lines.find(|line: &Vec<&str>| line[0] == term)?;
        let &[_, _, part, begins] = line.as_slice() else { return Some(line[1].into()) };
        let first: usize = part.parse().unwrap();
        let n_parts = Numbers::new(begins.as_bytes()).count();
        let parts =
            (first..first + n_parts).map(|n| self.text(&format!("long/{n}")).as_bytes().to_vec());
        // Each part counts from the beginning; only the whole is needed here.
        Some(parts.flatten().collect())
    }

    /// Returns the items and passages of a term.
    fn occurrences(&self, term: &str) -> Vec<(u32, u32)> {
        let list = self.list(term).unwrap_or_default();
        let mut numbers = Numbers::new(&list);
        let (mut found, mut item) = (Vec::new(), 0);
        while let Some(distance) = numbers.next() {
            item += distance;
            let (mut next, mut is_last) = (0, false);
            while !is_last {
                let passage = numbers.next().unwrap();
                next += passage / 2 + 1;
                is_last = passage % 2 == 1;
                found.push((item - 1, next - 1));
            }
        }
        found
    }

    /// Returns where each passage stands, and its text, by item and number; the title has number 0.
    fn passages(&self) -> BTreeMap<(u32, u32), (String, String)> {
        let starts: Vec<u32> =
            Numbers::new(self.pieces["start"][5].as_str().unwrap().as_bytes()).collect();
        let mut passages = BTreeMap::new();
        let mut first = 0;
        for (piece, start) in self.numbered("texts").zip(starts.chunks(2)) {
            first += start[0];
            let items = (first..).zip(piece.as_array().unwrap());
            passages.extend(items.flat_map(|(item, value)| passages_of(item, value)));
        }
        passages
    }

    /// Returns where a word is found.
    fn find(&self, word: &str) -> Places {
        let passages = self.passages();
        let mut terms = Vec::new();
        fold::terms(word, |term| terms.push(term.to_owned()));
        let found = |term: &String| -> BTreeSet<(u32, u32)> {
            self.occurrences(term).into_iter().collect()
        };
        let all = terms.iter().take(terms.len().max(2) - 1).map(found);
        let common = all.reduce(|one, other| one.intersection(&other).copied().collect());
        common.unwrap_or_default().iter().map(|at| passages[at].0.clone()).collect()
    }
}

type Placed = ((u32, u32), (String, String));

/// Returns the title and the passages of an item in a piece.
fn passages_of(item: u32, value: &Value) -> Vec<Placed> {
    let text = |n: usize| value[n].as_str().unwrap();
    let first = u32::try_from(value[6].as_u64().unwrap()).unwrap();
    let title = ((item, 0), (text(0).to_owned(), text(1).to_owned()));
    let passages = (first..).zip(value.as_array().unwrap().iter().skip(7));
    let passage = |(number, passage): (u32, &Value)| {
        let (fragment, words) = passage.as_str().unwrap().split_once(' ').unwrap();
        let hash = if fragment.is_empty() { "" } else { "#" };
        ((item, number), (format!("{}{hash}{fragment}", text(0)), words.to_owned()))
    };
    [title].into_iter().chain(passages.map(passage)).collect()
}

const ARCHIVE: &str = "
=== content/actors/kenya.md
---
name: Kenya
kind: country
name_in: {ar: كينيا}
other_names: [Republic of Kenya, {name: Kwekwe, show: false}]
---
A country in the east.
=== content/articles/a.md
---
title: A report on Straße
date: 2024-09-26
dateline: New York
source: {publisher: The Courier}
summary: What was reported.
annotations:
  - {id: remark, kind: context, quote: second paragraph, body: 'An *editorial* remark.', author: J. Doe}
  - {kind: context, quote: first, status: draft, body: Unpublished thoughts.}
---
The first paragraph has 2,500 officers.

## A heading

The second paragraph names [[kenya]].

| Table | cell |
|---|---|
| x | marimba |
=== content/articles/ar.md
---
title: تقرير
language: ar
date: 2024-09-27
---
قال إنّ الشُّرطة في المدينة.
=== content/articles/zh.md
---
title: 报道
language: zh
date: 2023-01-01
---
联合国安全理事会开会。
=== content/speeches/s.md
---
title: A statement
kind: statement
date: 2024-09-25
speaker: kenya
meeting: S/PV.9430
---
We promise a lighthouse.
=== content/pledges/p.md
---
title: A lighthouse
by: kenya
promised: 2024-09-25
words: We will build a lighthouse.
speech: s
updates: [{date: 2024-12-01, status: open, body: Nothing of the cornerstone was seen.}]
---
=== content/events/e.md
---
title: A vote
kind: vote
date: 2024-09
place: Geneva
---
=== content/claims/c.md
---
title: A claim
claim: The bridge is open.
by: kenya
sources: [{title: A source}]
reviews: [{date: 2024-02-01, author: J. Doe, rating: {label: false}, body: It was closed by scaffolding.}]
---
";

fn built(archive: &Archive) -> Index {
    run::build(archive);
    Index::read(&archive.site())
}

fn places<const N: usize>(places: [&str; N]) -> Places {
    places.into_iter().map(str::to_owned).collect()
}

#[test]
fn words_are_found_where_they_stand() {
    let index = built(&Archive::new(ARCHIVE));
    for (word, found) in [
        ("OFFICERS", places(["articles/a/#p1"])),
        ("2500", places(["articles/a/#p1"])),
        ("strasse", places(["articles/a/"])),
        ("courier", places(["articles/a/"])),
        ("reported", places(["articles/a/"])),
        ("heading", places(["articles/a/#h-a-heading"])),
        ("marimba", places(["articles/a/#p2"])),
        ("editorial", places(["articles/a/#remark"])),
        ("doe", places(["articles/a/#remark"])),
        ("الشرطة", places(["articles/ar/#p1"])),
        ("شرطه", places(["articles/ar/#p1"])),
        ("ان", places(["articles/ar/#p1"])),
        ("كينيا", places(["actors/kenya/"])),
        ("republic", places(["actors/kenya/"])),
        ("安全理事会", places(["articles/zh/#p1"])),
        ("理事", places(["articles/zh/#p1"])),
        ("9430", places(["speeches/s/"])),
        ("lighthouse", places(["speeches/s/#p1", "pledges/p/"])),
        ("cornerstone", places(["pledges/p/#dl-update-1"])),
        ("bridge", places(["claims/c/"])),
        ("scaffolding", places(["claims/c/#dl-review-1"])),
        ("vote", places(["events/e/"])),
    ] {
        assert_eq!(index.find(word), found, "{word}");
    }
    let kenya = index.find("kenya");
    assert!(
        kenya.contains("articles/a/#p2"),
        "the name of a bare link is in its sentence: {kenya:?}"
    );
}

#[test]
fn what_readers_may_not_see_is_not_found() {
    let index = built(&Archive::new(ARCHIVE));
    for word in ["kwekwe", "unpublished", "thoughts"] {
        assert_eq!(index.list(word), None, "{word}");
    }
    let visible = index.pieces.values().map(Value::to_string).collect::<String>();
    assert!(!visible.contains("Kwekwe"));
}

#[test]
fn items_know_their_kind_language_month_and_actors() {
    let index = built(&Archive::new(ARCHIVE));
    let start = &index.pieces["start"];
    let sorts: Vec<usize> =
        Numbers::new(index.text("sorts/0").as_bytes()).map(|n| n as usize).collect();
    let passages = index.passages();
    let of = |url: &str| {
        let item =
            passages.iter().find(|((_, n), (place, _))| *n == 0 && place == url).unwrap().0.0;
        let sort = &start[1][sorts[item as usize]];
        (item, format!("{} {}", sort[0].as_str().unwrap(), sort[1].as_str().unwrap()))
    };
    assert_eq!(of("articles/ar/").1, "article ar");
    assert_eq!(of("articles/zh/").1, "article zh");
    assert_eq!(of("speeches/s/").1, "speech en");
    let runs = start[2].as_array().unwrap();
    let months: Vec<(u64, &str)> =
        runs.chunks(2).map(|run| (run[0].as_u64().unwrap(), run[1].as_str().unwrap())).collect();
    let of_month = months.iter().map(|(_, month)| *month).collect::<Vec<_>>();
    assert_eq!(of_month, ["", "2024-09", "2023-01"], "what has no date first, then the newest");
    let total: u64 = months.iter().map(|(n, _)| n).sum();
    assert_eq!(Some(total), start[0][0].as_u64());
    let actors = &index.pieces["actors/0"];
    assert_eq!(actors[0][0], "kenya Kenya");
    let concerned = Numbers::new(actors[1].as_str().unwrap().as_bytes()).filter(|n| *n == 1);
    assert_eq!(concerned.count(), 4, "itself, its speech, its pledge, its claim");
}

/// An archive of so many articles that there are several pieces of each sort.
fn large() -> Archive {
    let archive = Archive::new("=== site.yaml\ntitle: Large\n");
    for n in 0..120 {
        let words: String =
            (0..400).map(|m| format!("word{} common ", (n * 131 + m * 17) % 9000)).collect();
        let text = format!(
            "---\ntitle: Report {n}\ndate: 2024-01-{:02}\n---\n{words}\n\nend{n} common\n",
            n % 28 + 1
        );
        archive.write(&format!("content/articles/a{n}.md"), text);
    }
    archive
}

#[test]
fn every_term_is_in_the_piece_that_its_boundary_says() {
    let index = built(&large());
    let passages = index.passages();
    let mut wanted: BTreeMap<String, BTreeSet<(u32, u32)>> = BTreeMap::new();
    for (at, (_, text)) in &passages {
        fold::terms(text, |term| _ = wanted.entry(term.to_owned()).or_default().insert(*at));
    }
    assert!(5000 < wanted.len() && 1 < index.numbered("terms").count());
    for (term, places) in wanted.iter().filter(|(term, _)| *term != "common") {
        assert_eq!(index.occurrences(term), places.iter().copied().collect::<Vec<_>>(), "{term}");
    }
}

#[test]
fn pieces_are_short_whatever_the_archive_holds() {
    let archive = large();
    archive.write(
        "content/articles/long.md",
        format!("---\ntitle: Long\ndate: 2020\n---\n{}\n", "wordy ".repeat(40_000)),
    );
    let index = built(&archive);
    let sizes: Vec<usize> = index.pieces["start"][0]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| usize::try_from(n.as_u64().unwrap()).unwrap())
        .collect();
    let longest = BTreeMap::from([
        ("sorts", 2 * sizes[1]),
        ("terms", sizes[3]),
        ("long", sizes[4]),
        ("texts", sizes[5]),
        ("actors", sizes[6]),
    ]);
    for (name, value) in index.pieces.iter().filter(|(name, _)| *name != "start") {
        let bytes = value.to_string().len();
        let longest = longest[name.split('/').next().unwrap()];
        assert!(bytes <= longest + 2, "{name} has {bytes} bytes");
    }
    assert!(sizes[3..6].iter().all(|longest| *longest <= 24_000), "{sizes:?}");
    assert!(20 < index.pieces.len());
}

#[test]
fn a_site_may_go_without_a_search() {
    let archive = Archive::new(ARCHIVE);
    run::build(&archive);
    let home = Page::read(&archive.site(), "");
    assert_eq!(home.attributes("form[role=search]", "action"), ["search/"]);
    archive.write("site.yaml", "search: false\n");
    run::build(&archive);
    assert_eq!(folder::files(&archive.site().join("search")).len(), 0);
    assert_eq!(Page::read(&archive.site(), "").attributes("form", "action"), [""; 0]);
}

#[test]
fn the_page_is_a_guide_where_no_script_runs() {
    let archive = Archive::small();
    run::build(&archive);
    let page = Page::read(&archive.site(), "search/");
    let links = page.attributes("#dl-guide a", "href");
    for link in ["../actors/", "../actors/kenya/", "../topics/peacekeeping/", "../timeline/"] {
        assert!(links.iter().any(|one| one == link), "{link} is not among {links:?}");
    }
    assert_eq!(page.attributes("form[role=search]", "method"), ["get"]);
    assert_eq!(page.attributes("form[role=search] input", "name"), ["q"]);
    assert_eq!(page.texts("noscript").len(), 1);
}
