//! Records of any kind under one sort of number.

use std::ops;

use crate::archive::ix::Ix;
use crate::archive::term::Term;
use crate::base::kind::Kind;
use crate::record::actor::Actor;
use crate::record::article::Article;
use crate::record::claim::Claim;
use crate::record::event::Event;
use crate::record::page::Page;
use crate::record::pledge::Pledge;
use crate::record::speech::Speech;

/// A record, or a topic or place that only articles name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Node {
    /// An article.
    Article(Ix<Article>),
    /// An actor.
    Actor(Ix<Actor>),
    /// A speech.
    Speech(Ix<Speech>),
    /// An event.
    Event(Ix<Event>),
    /// A pledge.
    Pledge(Ix<Pledge>),
    /// A claim.
    Claim(Ix<Claim>),
    /// A topic.
    Topic(Ix<Term>),
    /// A place.
    Place(Ix<Term>),
    /// A page.
    Page(Ix<Page>),
}

impl Node {
    /// Returns the kind.
    pub fn kind(self) -> Kind {
        match self {
            Self::Article(_) => Kind::Article,
            Self::Actor(_) => Kind::Actor,
            Self::Speech(_) => Kind::Speech,
            Self::Event(_) => Kind::Event,
            Self::Pledge(_) => Kind::Pledge,
            Self::Claim(_) => Kind::Claim,
            Self::Topic(_) => Kind::Topic,
            Self::Place(_) => Kind::Place,
            Self::Page(_) => Kind::Page,
        }
    }

    /// Returns the number in the table of the kind.
    pub fn number(self) -> u32 {
        match self {
            Self::Article(ix) => ix.number(),
            Self::Actor(ix) => ix.number(),
            Self::Speech(ix) => ix.number(),
            Self::Event(ix) => ix.number(),
            Self::Pledge(ix) => ix.number(),
            Self::Claim(ix) => ix.number(),
            Self::Topic(ix) | Self::Place(ix) => ix.number(),
            Self::Page(ix) => ix.number(),
        }
    }
}

/// A value for every record, found by kind and number.
#[derive(Clone, Debug)]
pub struct NodeMap<T> {
    kinds: [Vec<T>; Kind::ALL.len()],
}

impl<T> NodeMap<T> {
    /// Makes the map of one value for each node, which come kind by kind in the order of their tables.
    pub fn new(values: impl IntoIterator<Item = (Node, T)>) -> Self {
        let mut kinds: [Vec<T>; Kind::ALL.len()] = std::array::from_fn(|_| Vec::new());
        for (node, value) in values {
            if let Some(kind) = kinds.get_mut(node.kind() as usize) {
                kind.push(value);
            }
        }
        Self { kinds }
    }

    /// Returns a value that may be changed.
    pub fn get_mut(&mut self, node: Node) -> &mut T {
        let row = self
            .kinds
            .get_mut(node.kind() as usize)
            .and_then(|kind| kind.get_mut(node.number() as usize));
        row.expect("the map has a value for every record")
    }
}

impl<T> ops::Index<Node> for NodeMap<T> {
    type Output = T;

    fn index(&self, node: Node) -> &T {
        let row =
            self.kinds.get(node.kind() as usize).and_then(|kind| kind.get(node.number() as usize));
        row.expect("the map has a value for every record")
    }
}
