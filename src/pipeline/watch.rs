//! How far a run has come and where its time goes: told to whoever watches while it runs, and kept for its end.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Who is told how far a run has come.
pub trait Watch: Sync {
    /// A stage begins, of so many steps; 0 where steps are not counted.
    fn stage(&self, name: &'static str, n_steps: usize);

    /// A step of the stage is done. Called from several threads.
    fn step(&self);
}

/// Nobody watches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn stage(&self, _: &'static str, _: usize) {}

    fn step(&self) {}
}

/// How long each stage took, in order.
pub type Stages = Vec<(&'static str, Duration)>;

/// Runs one stage after the other, and keeps how long each took.
pub(super) struct Stopwatch<'a> {
    watch: &'a dyn Watch,
    /// The stages that are over.
    pub(super) stages: Stages,
}

impl<'a> Stopwatch<'a> {
    /// Returns one that has not run yet.
    pub(super) fn new(watch: &'a dyn Watch) -> Self {
        Self { watch, stages: Stages::new() }
    }

    /// Runs a stage, which tells of its steps itself, if it has any.
    pub(super) fn stage<T>(
        &mut self,
        name: &'static str,
        n_steps: usize,
        run: impl FnOnce(&'a dyn Watch) -> T,
    ) -> T {
        self.watch.stage(name, n_steps);
        let started = Instant::now();
        let made = run(self.watch);
        self.stages.push((name, started.elapsed()));
        made
    }
}

/// One page was rendered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Rendering {
    /// The template.
    pub(super) template: &'static str,
    /// How long it took.
    pub(super) time: Duration,
}

/// How long a template took for all its pages, added up over all threads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TemplateTime {
    /// Its name.
    pub template: &'static str,
    /// How many pages were rendered.
    pub n_pages: usize,
    /// The time of all pages together.
    pub time: Duration,
}

/// Adds up renderings by template; the slowest comes first.
pub(super) fn by_template(renderings: impl IntoIterator<Item = Rendering>) -> Vec<TemplateTime> {
    let mut sums: BTreeMap<&'static str, TemplateTime> = BTreeMap::new();
    for Rendering { template, time } in renderings {
        let sum = sums.entry(template).or_insert(TemplateTime {
            template,
            n_pages: 0,
            time: Duration::ZERO,
        });
        sum.n_pages += 1;
        sum.time += time;
    }
    let mut times: Vec<TemplateTime> = sums.into_values().collect();
    times.sort_by_key(|sum| std::cmp::Reverse(sum.time));
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_template_comes_first_and_equals_by_name() {
        let rendering =
            |template, millis| Rendering { template, time: Duration::from_millis(millis) };
        let times = by_template([
            rendering("b.html", 2),
            rendering("a.html", 1),
            rendering("c.html", 5),
            rendering("a.html", 1),
        ]);
        let told: Vec<(&str, usize, u128)> =
            times.iter().map(|sum| (sum.template, sum.n_pages, sum.time.as_millis())).collect();
        assert_eq!(told, [("c.html", 1, 5), ("a.html", 2, 2), ("b.html", 1, 2)]);
    }
}
