//! Who said what is quoted, by the words beside it. Where they name nobody that is known, nobody is said to have said it: a
//! wrong speaker is worse than none.

use crate::quotation::find::{Attribution, Rule};
use crate::quotation::lexicon::Class;
use crate::quotation::phrase::{Phrase, Sentences, Subject};
use crate::quotation::shape::Shape;
use crate::quotation::token::{Kind, Token};
use crate::quotation::words::Habits;

/// How long a clause may be that says who speaks, in tokens.
const LONGEST_CLAUSE: usize = 40;

/// How much may stand between a verb of saying and words that are quoted as part of the same sentence.
const LONGEST_GAP: usize = 25;

/// How much may stand between two quotations of one speaker.
const LONGEST_BRIDGE: usize = 10;

/// How far back those are looked for whom a pronoun may mean.
const MEMORY: usize = 250;

/// Quotations of a text, and who said them.
pub(super) struct Attributor<'t> {
    pub(super) sentences: Sentences<'t>,
    pub(super) shapes: &'t [Shape],
    /// The token that each quotation is.
    at: Vec<usize>,
    found: Vec<Option<Said>>,
}

/// Who said a quotation, and the tokens that say so.
#[derive(Clone, Copy)]
struct Said {
    by: Attribution,
    /// Whether the quotation is part of a sentence that another verb may rule.
    is_loose: bool,
    /// Where the words end that say who speaks; none if they stand before the quotation.
    end: Option<usize>,
}

/// Returns who said each quotation, and whether the words say so directly beside it.
pub(super) fn attribute(sentences: Sentences<'_>, shapes: &[Shape]) -> Vec<Option<Attribution>> {
    let quotes = sentences.tokens.iter().enumerate();
    let at = quotes.filter(|(_, token)| matches!(token.kind, Kind::Quote(_))).map(|(at, _)| at);
    let at: Vec<usize> = at.collect();
    let mut attributor = Attributor { sentences, shapes, found: vec![None; at.len()], at };
    for quote in 0..attributor.at.len() {
        let said = attributor.by_words(quote);
        let said = said.or_else(|| attributor.continued(quote));
        let said = said.or_else(|| attributor.told_before(quote));
        if let Some(slot) = attributor.found.get_mut(quote) {
            *slot = said;
        }
    }
    for quote in (1..attributor.at.len()).rev() {
        attributor.carry_back(quote);
    }
    attributor.found.iter().map(|said| said.map(|said| said.by)).collect()
}

impl Attributor<'_> {
    fn get(&self, at: usize) -> Option<Token> {
        self.sentences.get(at)
    }

    fn shape(&self, quote: usize) -> Shape {
        self.shapes.get(quote).copied().unwrap_or_default()
    }

    fn said(&self, quote: usize) -> Option<Said> {
        self.found.get(quote).copied().flatten()
    }

    /// What stands before a quotation with a colon says more than what stands behind it, and that more than the verb of the
    /// sentence that it is a part of.
    fn by_words(&self, quote: usize) -> Option<Said> {
        let before = self.before(quote);
        match before {
            Some(said) if !said.is_loose => Some(said),
            _ => self.after(quote).or(before.filter(|_| self.may_be_part(quote))),
        }
    }

    /// Returns whether a quotation may be part of a sentence that tells what somebody said: names of works are not.
    fn may_be_part(&self, quote: usize) -> bool {
        let shape = self.shape(quote);
        shape.is_long && !shape.is_title
    }

    /// Looks before a quotation.
    fn before(&self, quote: usize) -> Option<Said> {
        let at = *self.at.get(quote)?;
        let end = self.end_before(at)?;
        let is_colon = self.get(end)?.kind == Kind::Colon;
        let to = if is_colon { end } else { end + 1 };
        let from = self.sentence_start(to);
        let words = from.max(to.saturating_sub(LONGEST_GAP * 2))..to;
        let verb = words.rev().find(|n| self.is(*n, Class::VERB));
        let Some(verb) = verb else { return self.without_verb(from, to, is_colon) };
        let (phrase, rule) = self.of_verb(from, verb, to)?;
        let said_until = phrase.end.max(verb + 1);
        let is_call = self.is(verb, Class::CALL);
        let gap = self.sentences.tokens.get(said_until..to).unwrap_or_default();
        let is_clear = is_call || !gap.iter().any(|token| names_somebody(token));
        let is_near = gap.len() <= LONGEST_GAP && is_clear;
        let is_comma = |token: &Token| token.kind == Kind::Comma;
        let is_direct = is_colon
            || gap.is_empty()
            || gap.len() <= LONGEST_BRIDGE
                && gap.iter().position(is_comma).is_some_and(|comma| comma + 1 == gap.len());
        (is_direct || is_near).then_some(())?;
        let by = self.resolve(phrase, rule, from)?;
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
    fn sentence_start(&self, end: usize) -> usize {
        let first = end.saturating_sub(LONGEST_CLAUSE * 2);
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

    fn is(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Word && token.class.is(class))
    }

    /// Returns the subject of a verb of saying in a sentence that stands from `from` to `to`.
    fn of_verb(&self, from: usize, verb: usize, to: usize) -> Option<(Phrase, Rule)> {
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
        let is_subject = |n: &usize| {
            self.get(*n).is_some_and(|token| match (token.kind, subject) {
                (Kind::Name(actor), Subject::Actor(named)) => actor == named,
                (Kind::Office(actor), Subject::Office(named)) => actor == named,
                _ => false,
            })
        };
        let name = (from..verb).find(is_subject);
        name.is_some_and(|name| self.is(name + 1, Class::AUXILIARY))
    }

    /// Looks for a source, or for whoever begins a sentence that ends with a colon, where no verb of saying stands.
    fn without_verb(&self, from: usize, to: usize, is_colon: bool) -> Option<Said> {
        let said = |phrase, rule, is_loose| {
            let by = self.resolve(phrase, rule, from)?;
            Some(Said { by, is_loose, end: None })
        };
        if let Some(phrase) = self.according(from, to) {
            let gap = self.sentences.tokens.get(phrase.end..to).unwrap_or_default();
            let is_clear = gap.len() <= LONGEST_GAP && !gap.iter().any(names_somebody);
            return is_clear.then(|| said(phrase, Rule::AccordingTo, !is_colon))?;
        }
        let is_cited = (from..to).any(|n| self.is(n, Class::CITE));
        if is_cited && !(from..to).any(|n| self.is(n, Class::PASSIVE)) {
            return None;
        }
        let pronoun = Phrase { subject: Subject::Pronoun, start: from, end: from + 1 };
        let pronoun = Some(pronoun).filter(|_| self.is(from, Class::PRONOUN));
        let phrase = pronoun.or_else(|| self.sentences.first(from, to)).filter(|_| is_colon)?;
        let is_person = match phrase.subject {
            Subject::Actor(actor) => (self.sentences.is_person)(actor) || phrase.end == to,
            Subject::Office(_) | Subject::Pronoun => true,
        };
        is_person.then(|| said(phrase, Rule::Colon, false))?
    }

    /// Returns the source that is named near the beginning of a clause: `according to Ruto`.
    fn according(&self, from: usize, to: usize) -> Option<Phrase> {
        let word = (from..to.min(from + 4)).find(|n| self.is(*n, Class::ACCORDING))?;
        let is_small =
            |n: &usize| self.is(*n, Class::PREPOSITION) && !self.is(*n, Class::ACCORDING);
        let start = (word + 1..to).find(|n| !is_small(n))?;
        self.sentences.after(start, to)
    }

    /// Looks for a signature in a line of its own behind a quotation: `— William Ruto`.
    fn signature(&self, at: usize) -> Option<Said> {
        let is_border = |n: &usize| {
            self.get(*n).is_some_and(|token| matches!(token.kind, Kind::End | Kind::Paragraph))
        };
        let dash = (at + 1..at + 4).find(|n| !is_border(n)).filter(|dash| *dash != at + 1)?;
        let is_dash = self.get(dash)?.kind == Kind::Dash;
        let end = self.clause_end(dash + 1);
        let (phrase, rule, until) = self.clause(dash + 1, end, is_dash)?;
        let by = self.resolve(phrase, rule, at).filter(|by| by.rule == Rule::Signature)?;
        Some(Said { by, is_loose: false, end: Some(until) })
    }

    /// Looks behind a quotation.
    fn after(&self, quote: usize) -> Option<Said> {
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
        let direct =
            if is_set_off || shape.ends_with_mark { self.clause(from, end, is_dash) } else { None };
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
    fn clause(&self, from: usize, end: usize, is_dash: bool) -> Option<(Phrase, Rule, usize)> {
        let sentences = &self.sentences;
        if self.is(from, Class::SO)
            && let Some(phrase) = sentences.after(from + 1, end)
        {
            return Some((phrase, Rule::VerbName, phrase.end));
        }
        if let Some(phrase) = self.according(from, end) {
            return Some((phrase, Rule::AccordingTo, phrase.end));
        }
        let verb = (from..end).find(|n| self.is(*n, Class::VERB));
        if is_dash && verb.is_none() {
            let phrase = sentences.after(from, end).filter(|phrase| phrase.end == end)?;
            return Some((phrase, Rule::Signature, phrase.end));
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
    fn later_clause(&self, from: usize, end: usize) -> Option<(Phrase, Rule, usize)> {
        let is_comma = |n: &usize| self.get(*n).is_some_and(|token| token.kind == Kind::Comma);
        for comma in (from..end).filter(is_comma) {
            let between = self.sentences.tokens.get(from..comma).unwrap_or_default();
            let is_other = |token: &Token| names_somebody(token) || token.class.is(Class::VERB);
            if between.iter().any(is_other) {
                return None;
            }
            let clause = self.clause(comma + 1, end, false);
            if let Some(found) = clause.filter(|(_, _, until)| self.ends_with_adverbs(*until, end))
            {
                return Some(found);
            }
        }
        None
    }

    /// Takes the speaker of the quotation before, where only that can be meant.
    fn continued(&self, quote: usize) -> Option<Said> {
        let before = quote.checked_sub(1)?;
        let said = self.said(before)?;
        let (first, at) = (*self.at.get(before)?, *self.at.get(quote)?);
        let from = said.end.unwrap_or(first + 1).max(first + 1);
        let bridge = self.sentences.tokens.get(from..at).unwrap_or_default();
        if LONGEST_BRIDGE < bridge.len() || bridge.iter().any(breaks_off) {
            return None;
        }
        let n_ends = bridge.iter().filter(|token| is_end(**token)).count();
        let is_same_sentence = n_ends == 0 && !self.shape(before).ends_sentence;
        let follows_directly = said.end.is_some()
            && bridge.last().is_none_or(|last| matches!(last.kind, Kind::End | Kind::Comma))
            && n_ends <= 1;
        let is_meant = is_same_sentence && self.may_be_part(quote) || follows_directly;
        let by = Attribution { rule: Rule::Continued, ..said.by };
        is_meant.then_some(Said { by, is_loose: false, end: None })
    }

    /// Takes whoever says something in the sentence before a quotation that is a sentence of its own.
    fn told_before(&self, quote: usize) -> Option<Said> {
        let at = *self.at.get(quote)?;
        let shape = self.shape(quote);
        let is_own = shape.ends_sentence && self.may_be_part(quote);
        let end = at.checked_sub(1).filter(|n| is_own && self.get(*n).is_some_and(is_end))?;
        let from = self.sentence_start(end);
        let verb = (from..end).rev().find(|n| self.is(*n, Class::VERB))?;
        let (phrase, _) = self.of_verb(from, verb, end)?;
        let by = self.resolve(phrase, Rule::Continued, from)?;
        Some(Said { by: Attribution { rule: Rule::Continued, ..by }, is_loose: false, end: None })
    }

    /// Gives the quotation before the speaker of this one, where both are parts of a sentence at whose end that is said.
    fn carry_back(&mut self, quote: usize) {
        let before = quote - 1;
        let Some(said) = self.said(quote) else { return };
        let is_part = said.end.is_some() || said.by.rule == Rule::Continued && said.is_loose;
        if self.said(before).is_some() || !is_part || !self.may_be_part(before) {
            return;
        }
        let (Some(first), Some(at)) = (self.at.get(before), self.at.get(quote)) else { return };
        let bridge = self.sentences.tokens.get(first + 1..*at).unwrap_or_default();
        let is_one = bridge.len() <= LONGEST_BRIDGE
            && !bridge.iter().any(|token| breaks_off(token) || is_end(*token));
        if is_one
            && !self.shape(before).ends_sentence
            && let Some(slot) = self.found.get_mut(before)
        {
            let by = Attribution { rule: Rule::Continued, ..said.by };
            *slot = Some(Said { by, is_loose: true, end: Some(*at) });
        }
    }

    fn resolve(&self, phrase: Phrase, rule: Rule, at: usize) -> Option<Attribution> {
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
        let mut only = None;
        let mut is_subject = false;
        let mut n_paragraphs = 0;
        let first = at.saturating_sub(MEMORY);
        for n in (first..at).rev() {
            match self.get(n)?.kind {
                Kind::Paragraph => n_paragraphs += 1,
                Kind::Quote(quote) => {
                    // The source of `according to` is no subject; and a pronoun behind words of somebody unknown means him.
                    let said = self.said(quote as usize);
                    if said.is_none() && only.is_none() && self.may_be_part(quote as usize) {
                        return None;
                    }
                    if let Some(said) = said.filter(|said| said.by.rule != Rule::AccordingTo)
                        && only.is_none_or(|only| only == said.by.actor)
                    {
                        return (self.sentences.is_person)(said.by.actor).then_some(said.by.actor);
                    }
                }
                Kind::Name(actor) | Kind::Office(actor) if (self.sentences.is_person)(actor) => {
                    if only.is_some_and(|only| only != actor) {
                        return None;
                    }
                    only = Some(actor);
                    is_subject |= self.sentences.named(first, n, Subject::Actor(actor)).is_some();
                }
                Kind::Word if only.is_none() && self.is_somebody_else(n) => return None,
                _ => {}
            }
            if 1 < n_paragraphs {
                break;
            }
        }
        only.filter(|_| is_subject)
    }
}

impl Attributor<'_> {
    /// Returns whether a word tells of somebody who is not known: an office without a name, a source, the speaker of a verb.
    fn is_somebody_else(&self, at: usize) -> bool {
        if self.is(at, Class::SAY | Class::TELL | Class::CALL) {
            let from = self.sentence_start(at);
            let is_known = self.sentences.before(from, at).is_some()
                || self.sentences.after(at + 1, at + LONGEST_CLAUSE).is_some();
            return !is_known;
        }
        let is_office = self.is(at, Class::TITLE)
            && !self.is(at + 1, Class::TITLE)
            && !self.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Name(_)));
        is_office || self.is(at, Class::ACCORDING)
    }
}

fn is_end(token: Token) -> bool {
    token.kind == Kind::End
}

fn names_somebody(token: &Token) -> bool {
    matches!(token.kind, Kind::Name(_) | Kind::Office(_) | Kind::Owner)
}

/// Returns whether another speaker may begin with a token.
fn breaks_off(token: &Token) -> bool {
    let other = Class::VERB | Class::PRONOUN;
    names_somebody(token)
        || matches!(token.kind, Kind::Paragraph | Kind::Colon)
        || token.kind == Kind::Word && token.class.is(other)
}
