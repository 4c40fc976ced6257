//! Who is named with whom in the same articles.

use std::collections::BTreeMap;

use crate::archive::ix::Table;
use crate::archive::relations::ArticleLinks;
use crate::record::article::Article;

/// How many of a text's first actors make pairs: a list of all delegations is no news of two of them.
const PAIRED_ACTORS: usize = 40;

/// How many actors a page shows at most as named in the same articles.
const SHOWN_TOGETHER: usize = 12;

/// Returns, for each actor by number, whom it is named with most often and in how many articles.
pub fn ranked(table: &Table<Article>, articles: &[ArticleLinks]) -> BTreeMap<u32, Vec<(u32, u32)>> {
    let mut pairs: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
    let listed =
        table.rows().iter().zip(articles).filter(|(article, _)| article.common.is_listed());
    for (_, links) in listed {
        let mut actors: Vec<u32> = links
            .about
            .iter()
            .chain(&links.named)
            .take(PAIRED_ACTORS)
            .map(|ix| ix.number())
            .collect();
        actors.sort_unstable();
        actors.dedup();
        for a in &actors {
            let with = pairs.entry(*a).or_default();
            for b in actors.iter().filter(|b| *b != a) {
                *with.entry(*b).or_default() += 1;
            }
        }
    }
    let ranked = |with: BTreeMap<u32, u32>| {
        let mut with: Vec<(u32, u32)> = with.into_iter().collect();
        with.sort_by(|(a, n), (b, m)| m.cmp(n).then(a.cmp(b)));
        with.truncate(SHOWN_TOGETHER);
        with
    };
    pairs.into_iter().map(|(actor, with)| (actor, ranked(with))).collect()
}
