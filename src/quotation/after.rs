//! What stands behind a quotation: `Ruto stated`, `said President William Ruto`, or a signature.

use crate::quotation::attribute::{Attributor, Said, names_somebody};
use crate::quotation::find::Rule;
use crate::quotation::lexicon::Class;
use crate::quotation::phrase::{Phrase, Subject};
use crate::quotation::token::{Kind, Token};
use crate::quotation::words::Habits;

/// How long a clause may be that says who speaks, in tokens.
const LONGEST_CLAUSE: usize = 40;

/// Who speaks, by which rule, and where the words end that say so.
type Clause = (Phrase, Rule, usize);

impl Attributor<'_> {
    /// Looks for a signature in a line of its own behind a quotation: `— William Ruto`.
    fn signature(&self, at: usize) -> Option<Said> {
        let is_border = |n: &usize| {
            self.get(*n).is_some_and(|token| matches!(token.kind, Kind::End | Kind::Paragraph))
        };
        let dash = (at + 1..at + 4).find(|n| !is_border(n)).filter(|dash| *dash != at + 1)?;
        if self.get(dash)?.kind != Kind::Dash {
            return None;
        }
        let (phrase, rule, until) = self.signed(dash + 1, self.clause_end(dash + 1))?;
        let by = self.resolve(phrase, rule, at)?;
        Some(Said { by, is_loose: false, end: Some(until) })
    }

    /// Reads a clause that is nothing but a name.
    fn signed(&self, from: usize, end: usize) -> Option<Clause> {
        let phrase = self.sentences.after(from, end).filter(|phrase| phrase.end == end)?;
        let is_named = phrase.subject != Subject::Pronoun;
        is_named.then_some((phrase, Rule::Signature, phrase.end))
    }

    /// Looks behind a quotation.
    pub(super) fn after(&self, quote: usize) -> Option<Said> {
        let at = *self.at.get(quote)?;
        if let Some(said) = self.signature(at) {
            return Some(said);
        }
        let shape = self.shape(quote);
        let is_mark = |n: &usize| {
            self.get(*n).is_some_and(|token| matches!(token.kind, Kind::Comma | Kind::Dash))
        };
        let from = (at + 1..at + 3).find(|n| !is_mark(n)).unwrap_or(at + 3);
        let is_set_off = from != at + 1;
        let is_dash = self.get(from - 1).is_some_and(|token| token.kind == Kind::Dash);
        let end = self.clause_end(from);
        let border = self.get(end).map(|token| token.kind);
        let is_next_ones = border == Some(Kind::Colon)
            || shape.ends_sentence && matches!(border, Some(Kind::Quote(_)));
        if is_next_ones {
            return None;
        }
        let direct = if is_set_off || shape.ends_with_mark {
            self.clause(from, end).or_else(|| self.signed(from, end).filter(|_| is_dash))
        } else {
            None
        };
        let found = match direct {
            Some((phrase, rule, until)) => {
                let is_whole = !shape.ends_sentence || self.ends_with_adverbs(until, end);
                is_whole.then_some((phrase, rule, until))
            }
            None if shape.ends_sentence => None,
            None => self.later_clause(from, end),
        };
        let (phrase, rule, until) = found?;
        let by = self.resolve(phrase, rule, at)?;
        Some(Said { by, is_loose: false, end: Some(until) })
    }

    /// Returns where the clause behind a quotation ends: at the next border, or the next quotation.
    fn clause_end(&self, from: usize) -> usize {
        let last = (from + LONGEST_CLAUSE).min(self.sentences.tokens.len());
        let border = (from..last).find(|n| {
            self.get(*n).is_some_and(|token| {
                matches!(token.kind, Kind::End | Kind::Paragraph | Kind::Colon | Kind::Quote(_))
            })
        });
        border.unwrap_or(last)
    }

    /// Returns whether nothing follows but adverbs.
    fn ends_with_adverbs(&self, from: usize, end: usize) -> bool {
        (from..end).all(|n| self.is(n, Class::ADVERB))
    }

    /// Reads a clause that says who speaks, and returns its end.
    fn clause(&self, from: usize, end: usize) -> Option<Clause> {
        let sentences = &self.sentences;
        if self.is(from, Class::SO)
            && let Some(phrase) = sentences.after(from + 1, end)
        {
            return Some((phrase, Rule::VerbName, phrase.end));
        }
        let verb = (from..end).find(|n| self.is(*n, Class::VERB));
        if let Some(phrase) = self.according(from, verb.unwrap_or(end)) {
            return Some((phrase, Rule::AccordingTo, phrase.end));
        }
        let verb = verb?;
        if sentences.habits == Habits::VerbSecond
            && self.is(from, Class::AUXILIARY)
            && let Some(phrase) = sentences.after(from + 1, verb)
        {
            return Some((phrase, Rule::VerbName, verb + 1));
        }
        let light = Class::AUXILIARY | Class::ADVERB | Class::SO;
        let is_light = |to: usize| (from..to).all(|n| self.is(n, light));
        if let Some(phrase) = sentences.before(from, verb) {
            return is_light(phrase.start).then_some((phrase, Rule::NameVerb, verb + 1));
        }
        let begins = is_light(verb);
        let speaks = self.is(verb, Class::SAY | Class::CALL);
        if !begins || !speaks {
            return None;
        }
        if let Some(phrase) = sentences.after(verb + 1, end) {
            return Some((phrase, Rule::VerbName, phrase.end));
        }
        let is_alone = sentences.habits == Habits::NoPronoun
            && (verb + 1 == end || self.is(verb + 1, Class::PREPOSITION | Class::ADVERB));
        let alone = Phrase { subject: Subject::Pronoun, start: verb, end: verb + 1 };
        is_alone.then_some((alone, Rule::Pronoun, verb + 1))
    }

    /// Reads the clause at the end of the sentence that a quotation is part of: `The mission was “critical”, Ruto said.`
    fn later_clause(&self, from: usize, end: usize) -> Option<Clause> {
        let is_comma = |n: &usize| self.get(*n).is_some_and(|token| token.kind == Kind::Comma);
        for comma in (from..end).filter(is_comma) {
            let between = self.sentences.tokens.get(from..comma).unwrap_or_default();
            let is_other = |token: &Token| names_somebody(token) || token.class.is(Class::VERB);
            if between.iter().any(is_other) {
                return None;
            }
            let clause = self.clause(comma + 1, end);
            if let Some(found) = clause.filter(|(_, _, until)| self.ends_with_adverbs(*until, end))
            {
                return Some(found);
            }
        }
        None
    }
}
