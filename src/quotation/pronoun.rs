//! Whom a pronoun means, where only one can be meant.

use crate::quotation::attribute::Attributor;
use crate::quotation::find::{Attribution, Rule};
use crate::quotation::lexicon::Class;
use crate::quotation::phrase::{Phrase, Subject};
use crate::quotation::token::Kind;

/// How far back those are looked for whom a pronoun may mean, in tokens.
const MEMORY: usize = 250;

/// How far behind a verb its subject is looked for.
const REACH: usize = 40;

/// What a token says of whom a pronoun means.
enum Clue {
    Nothing,
    Paragraph,
    /// That person spoke last.
    Speaker(u32),
    /// That person was named.
    Named(u32),
    /// Somebody else may be meant.
    Unknown,
}

impl Attributor<'_> {
    /// Returns the actor that a phrase names; a pronoun means one before the token `at`.
    pub(super) fn resolve(&self, phrase: Phrase, rule: Rule, at: usize) -> Option<Attribution> {
        match phrase.subject {
            Subject::Actor(actor) => Some(Attribution { actor, rule }),
            Subject::Office(actor) => Some(Attribution { actor, rule: Rule::Office }),
            Subject::Pronoun => {
                let actor = self.meant(at)?;
                Some(Attribution { actor, rule: Rule::Pronoun })
            }
        }
    }

    /// Returns whom a pronoun behind a token means: whoever spoke last, if nobody was named since; else the only person that this
    /// paragraph and the one before name, if a phrase begins with that name that can be a subject.
    fn meant(&self, at: usize) -> Option<u32> {
        let first = at.saturating_sub(MEMORY);
        let mut only = None;
        let mut is_subject = false;
        let mut n_paragraphs = 0;
        for n in (first..at).rev() {
            match self.clue(n, only) {
                Clue::Nothing => {}
                Clue::Paragraph if n_paragraphs == 1 => break,
                Clue::Paragraph => n_paragraphs += 1,
                Clue::Unknown => return None,
                Clue::Speaker(actor) => return Some(actor),
                Clue::Named(actor) => {
                    only = Some(actor);
                    is_subject |= self.sentences.named(first, n, Subject::Actor(actor)).is_some();
                }
            }
        }
        only.filter(|_| is_subject)
    }

    /// Returns what a token says of whom a pronoun behind it means; `only` is who was named between them.
    fn clue(&self, at: usize, only: Option<u32>) -> Clue {
        let Some(token) = self.get(at) else { return Clue::Nothing };
        let is_person = |actor: u32| (self.sentences.is_person)(actor);
        match token.kind {
            Kind::Paragraph => Clue::Paragraph,
            Kind::Quote(quote) => match self.said(quote as usize).map(|said| said.by) {
                None if only.is_none() && self.may_be_part(quote as usize) => Clue::Unknown,
                // The source of `according to` is no subject.
                Some(by) if by.rule == Rule::AccordingTo => Clue::Nothing,
                Some(by) if only.is_some_and(|only| only != by.actor) => Clue::Nothing,
                Some(by) if is_person(by.actor) => Clue::Speaker(by.actor),
                Some(_) => Clue::Unknown,
                None => Clue::Nothing,
            },
            Kind::Name(actor) | Kind::Office(actor) if is_person(actor) => {
                let is_other = only.is_some_and(|only| only != actor);
                if is_other { Clue::Unknown } else { Clue::Named(actor) }
            }
            Kind::Word if only.is_none() && self.is_somebody_else(at) => Clue::Unknown,
            _ => Clue::Nothing,
        }
    }

    /// Returns whether a word tells of somebody who is not known: an office without a name, a source, the speaker of a verb.
    fn is_somebody_else(&self, at: usize) -> bool {
        if self.is(at, Class::SAY | Class::TELL | Class::CALL) {
            let from = self.sentence_start(at);
            let is_known = self.sentences.before(from, at).is_some()
                || self.sentences.after(at + 1, at + REACH).is_some();
            return !is_known;
        }
        let is_office = self.is(at, Class::TITLE)
            && !self.is(at + 1, Class::TITLE)
            && !self.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Name(_)));
        is_office || self.is(at, Class::ACCORDING)
    }
}
