//! Phrases that may be the subject of a verb: which of the actors, if any, they name.

use crate::quotation::lexicon::Class;
use crate::quotation::token::{Kind, Token};
use crate::quotation::words::Habits;

/// How far from a verb its subject is looked for, in tokens.
const REACH: usize = 9;

/// How many tokens stand between two commas around an apposition.
const LONGEST_APPOSITION: usize = 16;

/// What a phrase names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Subject {
    /// An actor by name.
    Actor(u32),
    /// An actor by office.
    Office(u32),
    /// Somebody who was named before.
    Pronoun,
}

/// A phrase: where it begins, where it ends, and whom it names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Phrase {
    pub(super) subject: Subject,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[cfg(test)]
thread_local! {
    /// How many tokens were looked at, so that a test can tell whether the work is linear.
    pub(super) static LOOKS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Sentences in which phrases are looked for.
#[derive(Clone, Copy)]
pub(super) struct Sentences<'t> {
    pub(super) tokens: &'t [Token],
    pub(super) habits: Habits,
    pub(super) is_person: &'t dyn Fn(u32) -> bool,
}

impl Sentences<'_> {
    pub(super) fn get(&self, at: usize) -> Option<Token> {
        #[cfg(test)]
        LOOKS.set(LOOKS.get() + 1);
        self.tokens.get(at).copied()
    }

    /// Returns the token before one.
    pub(super) fn last(&self, at: usize) -> Option<Token> {
        self.get(at.checked_sub(1)?)
    }

    /// Returns the phrase that ends before `end` and not before `from`, leaving out what may stand between it and a verb.
    pub(super) fn before(&self, from: usize, end: usize) -> Option<Phrase> {
        let end = self.skip_back(from, end)?;
        let at = end.checked_sub(1).filter(|at| from <= *at)?;
        let last = self.get(at)?;
        match last.kind {
            Kind::Name(actor) => {
                self.named(from, at, Subject::Actor(actor)).or_else(|| self.before_place(from, at))
            }
            Kind::Office(actor) => self.named(from, at, Subject::Office(actor)),
            Kind::Word if last.class.is(Class::PRONOUN) => {
                Some(Phrase { subject: Subject::Pronoun, start: at, end })
            }
            Kind::Comma => self.with_apposition(from, at),
            Kind::Word if self.habits == Habits::Unspaced => self.before_circumstances(from, at),
            Kind::Word | Kind::Number => self.before_place(from, at),
            _ => None,
        }
    }

    /// Returns the name before a preposition and other names: `William Ruto of Kenya`.
    fn before_place(&self, from: usize, at: usize) -> Option<Phrase> {
        let is_part = Class::PREPOSITION | Class::ARTICLE | Class::ADVERB | Class::CAPITAL;
        for name in (at.saturating_sub(REACH).max(from)..at).rev() {
            let token = self.get(name)?;
            let is_last = self
                .get(name + 1)
                .is_some_and(|next| next.kind == Kind::Word && next.class.is(Class::PREPOSITION));
            match token.kind {
                Kind::Name(actor) if is_last => {
                    return self.named(from, name, Subject::Actor(actor));
                }
                Kind::Name(_) | Kind::Owner | Kind::Number => {}
                Kind::Word if token.class.is(is_part) => {}
                _ => return None,
            }
        }
        None
    }

    /// Returns the name before time, place or listeners: `鲁托在联合国大会上说`.
    fn before_circumstances(&self, from: usize, at: usize) -> Option<Phrase> {
        let first = at.saturating_sub(LONGEST_APPOSITION).max(from);
        let is_word = |n: &usize| self.get(*n).is_some_and(|token| token.kind == Kind::Word);
        let name = (first..at).rev().find(|n| !is_word(n))?;
        let begins = Class::ADVERB.or(Class::PREPOSITION);
        let is_circumstance = self.get(name + 1).is_some_and(|token| token.class.is(begins));
        match self.get(name)?.kind {
            Kind::Name(actor) if is_circumstance => self.named(from, name, Subject::Actor(actor)),
            _ => None,
        }
    }

    /// Goes back over auxiliaries, adverbs and brackets before a verb; none where the verb is passive.
    fn skip_back(&self, from: usize, end: usize) -> Option<usize> {
        let mut at = end;
        for _ in 0..REACH {
            let Some(last) = self.last(at).filter(|_| from < at) else { break };
            match last.kind {
                Kind::Word if last.class.is(Class::PRONOUN) => break,
                Kind::Word if last.class.is(Class::PASSIVE) => return None,
                Kind::Word if last.class.is(Class::AUXILIARY | Class::ADVERB) => at -= 1,
                Kind::Close => {
                    let open = (from..at)
                        .rev()
                        .take(REACH)
                        .find(|n| self.get(*n).is_some_and(|token| token.kind == Kind::Open));
                    at = open?;
                }
                _ => break,
            }
        }
        Some(at)
    }

    /// Returns the phrase that ends with a name, unless the name is not its head: `the spokesman for Ruto`.
    pub(super) fn named(&self, from: usize, at: usize, subject: Subject) -> Option<Phrase> {
        let start = self.start_of(from, at)?;
        self.is_plain(start, at).then_some(Phrase { subject, start, end: at + 1 })
    }

    /// Returns whether nothing stands before a name in its phrase but what may: titles, other names, an adjective behind an
    /// article. Any other word could be a verb: `the man who met Ruto`.
    fn is_plain(&self, start: usize, name: usize) -> bool {
        let mut may_be_adjective = false;
        let mut is_plain = true;
        for token in self.tokens.get(start..name).unwrap_or_default() {
            let is_usual = Class::CAPITAL.or(Class::TITLE).or(Class::ADVERB);
            if token.class.is(Class::ARTICLE) {
                may_be_adjective = true;
            } else if token.kind != Kind::Word || token.class.is(is_usual) {
                may_be_adjective = false;
                is_plain = true;
            } else if may_be_adjective {
                is_plain = false;
            } else {
                return false;
            }
        }
        is_plain
    }

    /// Returns the phrase with which a sentence begins that starts at `from`, after what stands before its first comma.
    pub(super) fn first(&self, from: usize, to: usize) -> Option<Phrase> {
        for at in from..to.min(from + 2 * LONGEST_APPOSITION) {
            let token = self.get(at)?;
            let subject = match token.kind {
                Kind::Name(actor) => Subject::Actor(actor),
                Kind::Office(actor) => Subject::Office(actor),
                _ if token.class.is(Class::VERB) => return None,
                _ => continue,
            };
            let next = self.get(at + 1);
            let is_joined = next.is_some_and(|next| next.class.is(Class::CONJUNCTION))
                && self.get(at + 2).is_some_and(is_name_like);
            if let Some(phrase) = self.named(from, at, subject) {
                return (!is_joined).then_some(phrase);
            }
        }
        None
    }

    fn start_of(&self, from: usize, name: usize) -> Option<usize> {
        for start in (name.saturating_sub(REACH).max(from)..=name).rev() {
            let Some(last) = self.last(start).filter(|_| from < start) else { return Some(start) };
            match last.kind {
                Kind::Word if last.class.is(Class::CONJUNCTION) => {
                    let joined = self.last(start - 1).is_some_and(is_name_like);
                    return (!joined).then_some(start);
                }
                Kind::Word if last.class.is(Class::ARTICLE) => {
                    return self.article(from, start - 1);
                }
                Kind::Word if last.class.is(Class::TITLE | Class::ADVERB) => {}
                Kind::Word if last.class.is(NO_PART_OF_A_NAME) => return None,
                Kind::Word | Kind::Number | Kind::Name(_) | Kind::Owner => {}
                _ => return Some(start),
            }
        }
        None
    }

    /// Returns where a phrase begins whose article stands there, unless it is part of another phrase.
    fn article(&self, from: usize, at: usize) -> Option<usize> {
        let Some(last) = self.last(at).filter(|_| from < at) else { return Some(at) };
        match last.kind {
            Kind::Word if last.class.is(Class::CONJUNCTION | Class::ADVERB) => Some(at),
            Kind::Word | Kind::Number | Kind::Name(_) | Kind::Owner | Kind::Office(_) => None,
            _ => Some(at),
        }
    }

    /// Returns the phrase before an apposition that ends with the comma at `at`: `Ruto, president of Kenya,` or
    /// `the president of Kenya, William Ruto,`.
    fn with_apposition(&self, from: usize, at: usize) -> Option<Phrase> {
        let first = at.saturating_sub(LONGEST_APPOSITION).max(from);
        let comma = (first..at).rev().find(|n| self.ends_apposition(*n))?;
        if self.get(comma).is_none_or(|token| token.kind != Kind::Comma) {
            return None;
        }
        let inner = at.checked_sub(1).and_then(|n| Some((n, self.get(n)?.kind)));
        if let Some((n, Kind::Name(actor))) = inner
            && let Some(phrase) = self.named(comma + 1, n, Subject::Actor(actor))
        {
            return Some(Phrase { start: comma + 1, ..phrase });
        }
        let outer = comma.checked_sub(1).filter(|n| from <= *n)?;
        match self.get(outer)?.kind {
            Kind::Name(actor) => self.named(from, outer, Subject::Actor(actor)),
            _ => None,
        }
    }

    fn ends_apposition(&self, at: usize) -> bool {
        self.get(at).is_none_or(|token| match token.kind {
            Kind::Comma | Kind::End | Kind::Paragraph | Kind::Colon => true,
            _ => token.class.is(Class::VERB),
        })
    }

    /// Returns the phrase that begins at `start` and not behind `to`.
    pub(super) fn after(&self, start: usize, to: usize) -> Option<Phrase> {
        let is_light = |n: &usize| self.is_light(*n) && !self.is_article(*n);
        let start = (start..to).find(|n| !is_light(n))?;
        let to = to.min(start + REACH);
        let mut at = start;
        while at < to {
            let token = self.get(at)?;
            match token.kind {
                Kind::Name(actor) if self.may_end(at + 1) || self.is_no_noun(at + 1) => {
                    let is_near = (start..at).all(|n| self.is_light(n));
                    let is_head = is_near || (self.is_person)(actor);
                    return is_head.then_some(Phrase {
                        subject: Subject::Actor(actor),
                        start,
                        end: at + 1,
                    });
                }
                Kind::Office(actor) if self.may_end(at + 1) => {
                    return Some(Phrase { subject: Subject::Office(actor), start, end: at + 1 });
                }
                Kind::Word if token.class.is(Class::PRONOUN) => {
                    return Some(Phrase { subject: Subject::Pronoun, start, end: at + 1 });
                }
                Kind::Word if token.class.is(Class::ARTICLE) && at != start => break,
                Kind::Word if token.class.is(Class::ARTICLE | Class::TITLE | Class::ADVERB) => {}
                Kind::Word if token.class.is(NO_PART_OF_A_NAME) => break,
                Kind::Word | Kind::Number | Kind::Name(_) | Kind::Owner => {}
                _ => break,
            }
            at += 1;
        }
        self.apposed(start, at)
    }

    /// Returns whether a token adds nothing to a name behind it.
    fn is_light(&self, at: usize) -> bool {
        self.get(at)
            .is_some_and(|token| token.class.is(Class::ARTICLE | Class::ADVERB | Class::AUXILIARY))
    }

    fn is_article(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.class.is(Class::ARTICLE))
    }

    /// Returns the name behind the comma of a phrase that broke off at `at`: `the president of Kenya, William Ruto`.
    fn apposed(&self, start: usize, at: usize) -> Option<Phrase> {
        let comma = (at..at + LONGEST_APPOSITION).find(|n| self.ends_apposition(*n))?;
        let is_comma = self.get(comma).is_some_and(|token| token.kind == Kind::Comma);
        if !is_comma || comma == start {
            return None;
        }
        for at in comma + 1..comma + REACH {
            let token = self.get(at)?;
            match token.kind {
                Kind::Name(actor) if self.may_end(at + 1) && (self.is_person)(actor) => {
                    return Some(Phrase { subject: Subject::Actor(actor), start, end: at + 1 });
                }
                Kind::Word if token.class.is(Class::TITLE) => {}
                Kind::Word if token.class.is(Class::ARTICLE) && at == comma + 1 => {}
                Kind::Word if token.class.is(NO_PART_OF_A_NAME | Class::ARTICLE) => return None,
                Kind::Word | Kind::Name(_) => {}
                _ => return None,
            }
        }
        None
    }

    /// Returns whether a phrase may end before that token: a word that could be its real head must not follow.
    fn may_end(&self, at: usize) -> bool {
        let Some(token) = self.get(at) else { return true };
        match token.kind {
            Kind::Word if token.class.is(Class::CONJUNCTION) => {
                !self.get(at + 1).is_some_and(is_name_like)
            }
            Kind::Word => token.class.is(Class::PREPOSITION | Class::ADVERB | Class::ARTICLE),
            Kind::Name(_) | Kind::Office(_) | Kind::Owner => false,
            _ => true,
        }
    }

    /// Returns whether a word cannot be the head of the phrase before it: German nouns begin with capitals.
    fn is_no_noun(&self, at: usize) -> bool {
        let is_lower = |token: Token| {
            token.kind == Kind::Word
                && !token.class.is(Class::CAPITAL | Class::CONJUNCTION | Class::ACCORDING)
        };
        self.habits == Habits::VerbSecond && self.get(at).is_some_and(is_lower)
    }

    /// Returns whether a clause begins at a token, so that nothing before it can be its subject.
    pub(super) fn begins_clause(&self, from: usize, at: usize) -> bool {
        let Some(last) = self.last(at).filter(|_| from < at) else { return true };
        match last.kind {
            Kind::Comma
            | Kind::End
            | Kind::Paragraph
            | Kind::Dash
            | Kind::Quote(_)
            | Kind::Colon => true,
            Kind::Word => last.class.is(Class::CONJUNCTION),
            _ => false,
        }
    }
}

/// What stands in no name and before none that is the head of its phrase.
const NO_PART_OF_A_NAME: Class = Class::PREPOSITION
    .or(Class::VERB)
    .or(Class::AUXILIARY)
    .or(Class::PASSIVE)
    .or(Class::PRONOUN)
    .or(Class::CONJUNCTION);

fn is_name_like(token: Token) -> bool {
    match token.kind {
        Kind::Name(_) | Kind::Owner | Kind::Office(_) => true,
        Kind::Word => token.class.is(Class::CAPITAL),
        _ => false,
    }
}
