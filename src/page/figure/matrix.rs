//! The order of a matrix: those that are often named together stand side by side.

/// Returns the order of rows and columns, as places in `counts`, which is square and symmetric; `totals` are the numbers of
/// articles that name each.
///
/// Clusters are joined by average linkage, as in Eisen et al., "Cluster analysis and display of genome-wide expression patterns"
/// (1998); of the ways to put two of them side by side that with the most alike ends together is taken, after Gruvaeus and Wainer,
/// "Two additions to hierarchical cluster analysis" (1972). Alike are two by the share of the articles of either that name both
/// (Jaccard), in ten-thousandths. Of equal choices the first is taken, so that nothing depends on chance.
pub fn order(counts: &[Vec<u32>], totals: &[u32]) -> Vec<usize> {
    let alike: Vec<Vec<u64>> = (0..counts.len())
        .map(|a| (0..counts.len()).map(|b| likeness(counts, totals, a, b)).collect())
        .collect();
    let mut clusters: Vec<Vec<usize>> = (0..counts.len()).map(|at| vec![at]).collect();
    while let Some((a, b)) = closest(&clusters, &alike) {
        let behind = clusters.remove(b);
        let before = std::mem::take(&mut clusters[a]);
        clusters[a] = joined(&before, &behind, &alike);
    }
    clusters.pop().unwrap_or_default()
}

fn likeness(counts: &[Vec<u32>], totals: &[u32], a: usize, b: usize) -> u64 {
    let both = u64::from(counts[a][b]);
    let either = (u64::from(totals[a]) + u64::from(totals[b])).saturating_sub(both).max(1);
    both * 10_000 / either
}

/// Returns the two clusters whose members are most alike on average, the earlier first.
fn closest(clusters: &[Vec<usize>], alike: &[Vec<u64>]) -> Option<(usize, usize)> {
    let mut best: Option<(u64, u64, (usize, usize))> = None;
    for (a, before) in clusters.iter().enumerate() {
        for (b, behind) in clusters.iter().enumerate().skip(a + 1) {
            let sum: u64 = before.iter().flat_map(|i| behind.iter().map(|j| alike[*i][*j])).sum();
            let n = (before.len() * behind.len()) as u64;
            // Two averages are compared without dividing.
            if best.is_none_or(|(most, of, _)| sum * of > most * n) {
                best = Some((sum, n, (a, b)));
            }
        }
    }
    best.map(|(_, _, pair)| pair)
}

/// Puts two clusters side by side, each as it is or turned, so that the ends that meet are most alike.
fn joined(before: &[usize], behind: &[usize], alike: &[Vec<u64>]) -> Vec<usize> {
    let turned = |list: &[usize]| list.iter().rev().copied().collect::<Vec<usize>>();
    let ways = [
        (before.to_vec(), behind.to_vec()),
        (before.to_vec(), turned(behind)),
        (turned(before), behind.to_vec()),
        (turned(before), turned(behind)),
    ];
    let meeting = |(left, right): &(Vec<usize>, Vec<usize>)| match (left.last(), right.first()) {
        (Some(a), Some(b)) => alike[*a][*b],
        _ => 0,
    };
    let best = ways.into_iter().reduce(
        |best, way| {
            if meeting(&best) < meeting(&way) { way } else { best }
        },
    );
    best.map(|(left, right)| [left, right].concat()).unwrap_or_default()
}

/// Returns the shade of a number, from 1 to 4, each for twice as many as the one before; 0 for none.
pub fn shade(count: u32, largest: u32) -> u8 {
    match count {
        0 => 0,
        count if largest < count.saturating_mul(2) => 4,
        count if largest < count.saturating_mul(4) => 3,
        count if largest < count.saturating_mul(8) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_together_stands_side_by_side() {
        // 0 with 3, 1 with 2, and a little between 3 and 1.
        let counts = vec![vec![0, 0, 0, 9], vec![0, 0, 8, 1], vec![0, 8, 0, 0], vec![9, 1, 0, 0]];
        assert_eq!(order(&counts, &[10, 10, 10, 10]), [0, 3, 1, 2]);
    }

    #[test]
    fn every_row_has_a_place_even_where_nothing_is_alike() {
        let mut places = order(&vec![vec![0; 5]; 5], &[1; 5]);
        places.sort_unstable();
        assert_eq!(places, [0, 1, 2, 3, 4]);
        assert!(order(&[], &[]).is_empty());
    }

    #[test]
    fn shades_double() {
        assert_eq!(
            [0, 1, 12, 13, 25, 26, 50, 51, 100].map(|n| shade(n, 100)),
            [0, 1, 1, 2, 2, 3, 3, 4, 4]
        );
    }
}
