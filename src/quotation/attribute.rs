//! Who said what is quoted, by the words beside it. Where they name nobody that is known, nobody is said to have said it: a
//! wrong speaker is worse than none.

use crate::quotation::find::{Attribution, Rule};
use crate::quotation::lexicon::Class;
use crate::quotation::phrase::Sentences;
use crate::quotation::shape::Shape;
use crate::quotation::token::{Kind, Token};

/// How much may stand between two quotations of one speaker, in tokens.
const LONGEST_BRIDGE: usize = 10;

/// The quotations of a text, and who said them as far as they were looked at.
pub(super) struct Attributor<'t> {
    pub(super) sentences: Sentences<'t>,
    shapes: &'t [Shape],
    /// The token that each quotation is.
    pub(super) at: Vec<usize>,
    found: Vec<Option<Said>>,
}

/// Who said a quotation, and the tokens that say so.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub(super) by: Attribution,
    /// Whether the quotation is part of a sentence that another verb may rule.
    pub(super) is_loose: bool,
    /// Where the words end that say who speaks; none if they stand before the quotation.
    pub(super) end: Option<usize>,
}

/// Returns who said each quotation.
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
    pub(super) fn get(&self, at: usize) -> Option<Token> {
        self.sentences.get(at)
    }

    pub(super) fn shape(&self, quote: usize) -> Shape {
        self.shapes.get(quote).copied().unwrap_or_default()
    }

    pub(super) fn said(&self, quote: usize) -> Option<Said> {
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
    pub(super) fn may_be_part(&self, quote: usize) -> bool {
        let shape = self.shape(quote);
        shape.is_long && !shape.is_title
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Word && token.class.is(class))
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
        let by = self.resolve(phrase, Rule::Continued, phrase.start)?;
        Some(Said { by: Attribution { rule: Rule::Continued, ..by }, is_loose: false, end: None })
    }

    /// Gives the quotation before the speaker of this one, where both are parts of a sentence at whose end that is said.
    fn carry_back(&mut self, quote: usize) {
        let before = quote - 1;
        let Some(said) = self.said(quote) else { return };
        if self.said(before).is_some() || said.end.is_none() || !self.may_be_part(before) {
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
}

/// Returns whether a sentence ends with a token.
fn is_end(token: Token) -> bool {
    token.kind == Kind::End
}

/// Returns whether a token names an actor.
pub(super) fn names_somebody(token: &Token) -> bool {
    matches!(token.kind, Kind::Name(_) | Kind::Office(_) | Kind::Owner)
}

/// Returns whether another speaker may begin with a token.
fn breaks_off(token: &Token) -> bool {
    let other = Class::VERB | Class::PRONOUN;
    names_somebody(token)
        || matches!(token.kind, Kind::Paragraph | Kind::Colon)
        || token.kind == Kind::Word && token.class.is(other)
}
