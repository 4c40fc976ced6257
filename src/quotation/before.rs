//! What stands before a quotation: `Ruto stated:`, `according to Ruto,`, or a sentence that it is a part of.

use crate::quotation::attribute::{Attributor, Said, names_somebody};
use crate::quotation::find::Rule;
use crate::quotation::lexicon::Class;
use crate::quotation::phrase::{Phrase, Subject};
use crate::quotation::token::{Kind, Token};
use crate::quotation::words::Habits;

/// How far back a sentence is followed, in tokens.
const LONGEST_SENTENCE: usize = 80;

/// How far back its verb of saying is looked for.
const REACH: usize = 50;

/// How much may stand between a verb of saying and words that are quoted as part of the same sentence.
const LONGEST_GAP: usize = 25;

/// How much may stand between a verb of saying and the comma before what is said.
const NEAR: usize = 10;

/// What stands directly before a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Colon,
    Other,
}

impl Attributor<'_> {
    /// Looks before a quotation.
    pub(super) fn before(&self, quote: usize) -> Option<Said> {
        let at = *self.at.get(quote)?;
        let end = self.end_before(at)?;
        let is_colon = self.get(end)?.kind == Kind::Colon;
        let ending = if is_colon { Ending::Colon } else { Ending::Other };
        let to = if is_colon { end } else { end + 1 };
        let from = self.sentence_start(to);
        let words = from.max(to.saturating_sub(REACH))..to;
        let verb = words.rev().find(|n| self.is(*n, Class::VERB));
        let Some(verb) = verb else { return self.without_verb(from, to, ending) };
        let (phrase, rule) = self.of_verb(from, verb, to)?;
        let said_until = phrase.end.max(verb + 1);
        let is_call = self.is(verb, Class::CALL);
        let gap = self.sentences.tokens.get(said_until..to).unwrap_or_default();
        let is_clear = is_call || !gap.iter().any(names_somebody);
        let is_near = gap.len() <= LONGEST_GAP && is_clear;
        let is_comma = |token: &Token| token.kind == Kind::Comma;
        let is_direct = is_colon
            || gap.is_empty()
            || gap.len() <= NEAR
                && gap.iter().position(is_comma).is_some_and(|comma| comma + 1 == gap.len());
        (is_direct || is_near).then_some(())?;
        let by = self.resolve(phrase, rule, phrase.start)?;
        Some(Said { by, is_loose: !is_direct && !is_call, end: None })
    }

    /// Returns the last token of what stands before a quotation: in its paragraph, or the colon at the end of the one before.
    fn end_before(&self, at: usize) -> Option<usize> {
        let is_border = |n: &usize| {
            self.get(*n).is_some_and(|token| matches!(token.kind, Kind::End | Kind::Paragraph))
        };
        let last = at.checked_sub(1)?;
        if !is_border(&last) {
            return Some(last);
        }
        let before = (at.saturating_sub(4)..at).rev().find(|n| !is_border(n))?;
        let is_colon = self.get(before)?.kind == Kind::Colon;
        is_colon.then_some(before)
    }

    /// Returns where the sentence begins that ends before a token.
    pub(super) fn sentence_start(&self, end: usize) -> usize {
        let first = end.saturating_sub(LONGEST_SENTENCE);
        let border = (first..end).rev().find(|n| self.ends_sentence(*n));
        border.map_or(first, |border| border + 1)
    }

    fn ends_sentence(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| match token.kind {
            Kind::End | Kind::Paragraph => true,
            Kind::Quote(n) => self.shape(n as usize).ends_sentence,
            _ => false,
        })
    }

    /// Returns the subject of a verb of saying in a sentence that stands from `from` to `to`.
    pub(super) fn of_verb(&self, from: usize, verb: usize, to: usize) -> Option<(Phrase, Rule)> {
        let sentences = &self.sentences;
        if let Some(phrase) = sentences.before(from, verb) {
            return Some((phrase, Rule::NameVerb));
        }
        let begins = sentences.begins_clause(from, verb);
        let is_joined = sentences.last(verb).is_some_and(|last| last.class.is(Class::CONJUNCTION));
        let is_saying = self.is(verb, Class::SAYING);
        let first = || {
            let phrase = sentences.first(from, verb)?;
            Some((Phrase { end: verb + 1, ..phrase }, Rule::NameVerb))
        };
        if is_joined
            && from + 1 < verb
            && let Some(found) = first()
        {
            return Some(found);
        }
        let speaks = self.is(verb, Class::SAY | Class::CALL);
        let may_follow = begins || sentences.habits == Habits::VerbSecond;
        if speaks
            && may_follow
            && let Some(phrase) = sentences.after(verb + 1, to)
        {
            let is_person = match phrase.subject {
                Subject::Actor(actor) => (sentences.is_person)(actor),
                Subject::Office(_) | Subject::Pronoun => true,
            };
            return (begins || is_person).then_some((phrase, Rule::VerbName));
        }
        if is_saying || begins && from < verb {
            return first();
        }
        if sentences.habits == Habits::VerbSecond {
            return first().filter(|(phrase, _)| self.is_bracket(phrase.subject, from, verb));
        }
        let is_alone = sentences.habits == Habits::NoPronoun && begins;
        let alone = Phrase { subject: Subject::Pronoun, start: verb, end: verb + 1 };
        is_alone.then_some((alone, Rule::Pronoun))
    }

    /// Returns whether a name has its auxiliary behind it and the verb at the end: `Merkel hat am Montag erklärt`.
    fn is_bracket(&self, subject: Subject, from: usize, verb: usize) -> bool {
        let kind = match subject {
            Subject::Actor(actor) => Kind::Name(actor),
            Subject::Office(actor) => Kind::Office(actor),
            Subject::Pronoun => return false,
        };
        let name = (from..verb).find(|n| self.get(*n).is_some_and(|token| token.kind == kind));
        name.is_some_and(|name| self.is(name + 1, Class::AUXILIARY))
    }

    /// Looks for a source, or for whoever begins a sentence that ends with a colon, where no verb of saying stands.
    fn without_verb(&self, from: usize, to: usize, ending: Ending) -> Option<Said> {
        let said = |phrase, rule, is_loose| {
            let by = self.resolve(phrase, rule, phrase.start)?;
            Some(Said { by, is_loose, end: None })
        };
        if let Some(phrase) = self.according(from, to) {
            let gap = self.sentences.tokens.get(phrase.end..to).unwrap_or_default();
            let is_clear = gap.len() <= LONGEST_GAP && !gap.iter().any(names_somebody);
            return is_clear.then(|| said(phrase, Rule::AccordingTo, ending != Ending::Colon))?;
        }
        let is_cited = (from..to).any(|n| self.is(n, Class::CITE));
        if is_cited && !(from..to).any(|n| self.is(n, Class::PASSIVE)) {
            return None;
        }
        let pronoun = Phrase { subject: Subject::Pronoun, start: from, end: from + 1 };
        let pronoun = Some(pronoun).filter(|_| self.is(from, Class::PRONOUN));
        let phrase = pronoun
            .or_else(|| self.sentences.first(from, to))
            .filter(|_| ending == Ending::Colon)?;
        let is_person = match phrase.subject {
            Subject::Actor(actor) => (self.sentences.is_person)(actor) || phrase.end == to,
            Subject::Office(_) | Subject::Pronoun => true,
        };
        is_person.then(|| said(phrase, Rule::Colon, false))?
    }

    /// Returns the source that is named near the beginning of a clause: `according to Ruto`.
    pub(super) fn according(&self, from: usize, to: usize) -> Option<Phrase> {
        let word = (from..to.min(from + 4)).find(|n| self.is(*n, Class::ACCORDING))?;
        let is_small =
            |n: &usize| self.is(*n, Class::PREPOSITION) && !self.is(*n, Class::ACCORDING);
        let start = (word + 1..to).find(|n| !is_small(n))?;
        self.sentences.after(start, to)
    }
}
