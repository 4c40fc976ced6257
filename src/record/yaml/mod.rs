//! YAML as a tree in which every key and value keeps its place and its spelling. The tree is built from the events of
//! the YAML crate, which no other file names; what records do not need of YAML is refused.

mod mistake;

use std::collections::BTreeMap;
use std::ops::Range;

use serde_yaml::granit_parser::{
    self as granit, ErrorKind, Event, Options, ScalarStyle, ScanError, StructureStyle, Tag,
};

use crate::base::code::Code;
use crate::base::diagnostic::{Diagnostic, Related};
use crate::base::span::{FileId, Span, Spanned};
use crate::record::node::{Entry, Node, NodeKind, Scalar, Style};
use crate::record::yaml::mistake::{explain, tab_near};
use crate::source::file::SourceFile;
use crate::source::limits::{MAX_YAML, MAX_YAML_DEPTH, MAX_YAML_NODES};

/// Reads the YAML in `part` of a file. Returns no tree where it cannot be read, is beyond the limits, or uses what records
/// do not need (anchors, aliases, tags, directives, several documents, keys that are no text). Text without any value is
/// an empty mapping.
pub fn parse(file: &SourceFile, part: Span) -> (Option<Node>, Vec<Diagnostic>) {
    let text = file.text.get(part.range()).unwrap_or("");
    let mut tree = Tree::new(file.id, text, part.start as usize);
    if MAX_YAML < text.len() {
        tree.refuse(
            Code::YamlLimit,
            0..0,
            format!("the YAML is longer than {} KiB", MAX_YAML / 1024),
        );
        return (None, tree.problems);
    }
    let mut parser = granit::Parser::new_from_str_with_options(text, options());
    while let Some(step) = parser.next_event() {
        let next = match step {
            Ok((event, place)) => tree.take(event, &Place::new(text, &place)),
            Err(error) => tree.fail(&error),
        };
        if matches!(next, Next::Stop) {
            break;
        }
    }
    let empty = Node { span: tree.span(0..0), kind: NodeKind::Mapping(Vec::new()) };
    (tree.is_whole.then(|| tree.root.unwrap_or(empty)), tree.problems)
}

fn options() -> Options {
    let mut options = Options::default();
    options.disallow_directives = true;
    options.emit_unresolved_aliases = true;
    options.emit_anchor_events = true;
    options.flow_nesting_limit = MAX_YAML_DEPTH;
    options.block_nesting_limit = MAX_YAML_DEPTH;
    options
}

/// Whether there is more to read after an event.
enum Next {
    Event,
    Stop,
}

/// The place of an event, in bytes of the text that is parsed.
struct Place {
    range: Range<usize>,
    tag: Range<usize>,
}

impl Place {
    fn new(text: &str, place: &granit::Span) -> Self {
        let byte = |marker: &granit::Marker| marker.byte_offset().unwrap_or(0).min(text.len());
        let start = byte(&place.start);
        let written = text.get(start..byte(&place.end)).unwrap_or("").trim_end();
        let tag = place.tag_start.as_ref().map_or(start, byte);
        Self { range: start..start + written.len(), tag: tag..start }
    }
}

/// Returns the first tab before `at`, if nothing else than white space stands before it on its line.
fn indent_tab(text: &str, at: usize) -> Option<usize> {
    let line = start_of_line(text, at);
    let indent = text.get(line..at)?;
    if indent.trim().is_empty() { indent.find('\t').map(|tab| line + tab) } else { None }
}

fn start_of_line(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |end| end + 1)
}

/// The tree as it grows from `text`, which begins `offset` bytes into the file.
struct Tree<'a> {
    file: FileId,
    text: &'a str,
    offset: usize,
    open: Vec<Open>,
    root: Option<Node>,
    n_nodes: usize,
    is_whole: bool,
    problems: Vec<Diagnostic>,
}

/// A list or mapping that is not closed yet; it ends at least where its last value does.
struct Open {
    span: Span,
    inside: Inside,
}

enum Inside {
    List(Vec<Node>),
    Mapping { entries: Vec<Entry>, places: BTreeMap<String, Span>, key: Option<Spanned<String>> },
}

impl<'a> Tree<'a> {
    fn new(file: FileId, text: &'a str, offset: usize) -> Self {
        Self {
            file,
            text,
            offset,
            open: Vec::new(),
            root: None,
            n_nodes: 0,
            is_whole: true,
            problems: Vec::new(),
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }

    fn refuse(
        &mut self,
        code: Code,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.is_whole = false;
        let problem = Diagnostic::new(code, self.span(range), message);
        self.problems.push(problem);
        self.problems.last_mut().expect("one has just been pushed")
    }

    fn take(&mut self, event: Event<'_>, place: &Place) -> Next {
        match event {
            Event::Scalar(text, style, _, tag) => {
                self.check_tag(tag.as_deref(), place);
                self.scalar(text.into_owned(), style, place)
            }
            Event::SequenceStart(style, _, tag) => {
                self.check_tag(tag.as_deref(), place);
                self.enter(Inside::List(Vec::new()), style, place)
            }
            Event::MappingStart(style, _, tag) => {
                self.check_tag(tag.as_deref(), place);
                self.enter(
                    Inside::Mapping { entries: Vec::new(), places: BTreeMap::new(), key: None },
                    style,
                    place,
                )
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(place),
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.alias(place),
            Event::Anchor(..) => {
                let message = "an anchor (`&name`) is not supported";
                let problem = self.refuse(Code::YamlUnsupported, place.range.clone(), message);
                problem.help =
                    Some("put a text that begins with `&` in quotation marks".to_owned());
                Next::Event
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                let message = "a second YAML document begins here";
                self.refuse(Code::YamlUnsupported, place.range.clone(), message);
                Next::Stop
            }
            _ => Next::Event,
        }
    }

    fn check_tag(&mut self, tag: Option<&Tag>, place: &Place) {
        if tag.is_some() {
            let problem = self.refuse(
                Code::YamlUnsupported,
                place.tag.clone(),
                "a tag (`!name`) is not supported",
            );
            problem.help = Some("put a text that begins with `!` in quotation marks".to_owned());
        }
    }

    fn scalar(&mut self, text: String, style: ScalarStyle, place: &Place) -> Next {
        let style = if matches!(style, ScalarStyle::Plain) { Style::Plain } else { Style::Quoted };
        let is_null = style == Style::Plain && matches!(text.as_str(), "" | "~" | "null");
        let kind = if is_null { NodeKind::Null } else { NodeKind::Scalar(Scalar { text, style }) };
        self.count(place, |tree| tree.put(Node { span: tree.span(place.range.clone()), kind }))
    }

    fn alias(&mut self, place: &Place) -> Next {
        let problem = self.refuse(
            Code::YamlUnsupported,
            place.range.clone(),
            "an alias (`*name`) is not supported",
        );
        problem.help = Some("put a text that begins with `*` in quotation marks".to_owned());
        self.count(place, |tree| {
            tree.put(Node { span: tree.span(place.range.clone()), kind: NodeKind::Null });
        })
    }

    fn enter(&mut self, inside: Inside, style: StructureStyle, place: &Place) -> Next {
        // Few blocks begin on one line, so that looking back to its start is cheap; brackets may be many.
        if let StructureStyle::Block = style
            && let Some(tab) = indent_tab(self.text, place.range.start)
        {
            return self.refuse_tab(tab);
        }
        if MAX_YAML_DEPTH <= self.open.len() {
            return self.too_deep(place.range.clone());
        }
        self.count(place, |tree| {
            tree.open.push(Open { span: tree.span(place.range.clone()), inside });
        })
    }

    fn too_deep(&mut self, range: Range<usize>) -> Next {
        self.refuse(
            Code::YamlLimit,
            range,
            format!("lists and mappings are nested more than {MAX_YAML_DEPTH} deep"),
        );
        Next::Stop
    }

    fn count(&mut self, place: &Place, add: impl FnOnce(&mut Self)) -> Next {
        self.n_nodes += 1;
        if MAX_YAML_NODES < self.n_nodes {
            let message = format!("there are more than {MAX_YAML_NODES} keys and values");
            self.refuse(Code::YamlLimit, place.range.clone(), message);
            return Next::Stop;
        }
        add(self);
        Next::Event
    }

    fn leave(&mut self, place: &Place) -> Next {
        let Some(Open { mut span, inside }) = self.open.pop() else { return Next::Stop };
        // The end of a block is found where the next key begins and is empty; a bracket is not.
        if !place.range.is_empty() {
            span.end = self.span(place.range.clone()).end;
        }
        let kind = match inside {
            Inside::List(nodes) => NodeKind::List(nodes),
            Inside::Mapping { entries, .. } => NodeKind::Mapping(entries),
        };
        self.put(Node { span, kind });
        Next::Event
    }

    /// Puts a finished value into what is open around it, where it may be a key.
    fn put(&mut self, node: Node) {
        let Some(Open { span, inside }) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        span.end = span.end.max(node.span.end);
        let (entries, places, key) = match inside {
            Inside::List(nodes) => return nodes.push(node),
            Inside::Mapping { entries, places, key } => (entries, places, key),
        };
        let Some(of) = key.take() else {
            let (text, problem) = key_text(node.kind, node.span);
            *key = Some(Spanned::new(text, node.span));
            self.is_whole &= problem.is_none();
            self.problems.extend(problem);
            return;
        };
        if let Some(first) = places.get(&of.value) {
            self.problems.push(duplicate(&of, *first));
        } else {
            places.insert(of.value.clone(), of.span);
            entries.push(Entry { key: of, value: node });
        }
    }

    fn fail(&mut self, error: &ScanError) -> Next {
        let text = self.text;
        let marker = error.marker();
        let counted =
            || text.char_indices().nth(marker.index()).map_or(text.len(), |(byte, _)| byte);
        let at = marker.byte_offset().unwrap_or_else(counted).min(text.len());
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            return self.too_deep(at..at);
        }
        if let Some(tab) = tab_near(text, at, error.kind()) {
            return self.refuse_tab(tab);
        }
        let (at, explanation) = explain(text, at, error.kind());
        let end =
            at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let bracket = self.open_bracket();
        let problem = self.refuse(explanation.code, at..end, explanation.message);
        problem.help = Some(explanation.help.to_owned());
        problem.related.extend(bracket.filter(|bracket| bracket.span != problem.span));
        Next::Stop
    }

    fn refuse_tab(&mut self, tab: usize) -> Next {
        let problem = self.refuse(Code::YamlSyntax, tab..tab + 1, "a tab cannot indent YAML");
        problem.help = Some("use spaces".to_owned());
        Next::Stop
    }

    /// Returns the bracket that is open where reading ends: what is wrong often began there.
    fn open_bracket(&self) -> Option<Related> {
        let Span { file, start, .. } = self.open.last()?.span;
        let at = start as usize - self.offset;
        let bracket = self
            .text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .filter(|c| "[{".contains(*c))?;
        let span = Span { file, start, end: start + 1 };
        Some(Related { span, message: format!("`{bracket}` is open since here") })
    }
}

/// Returns the text of a key, and what is wrong with it.
fn key_text(kind: NodeKind, span: Span) -> (String, Option<Diagnostic>) {
    let refused =
        |message| (String::new(), Some(Diagnostic::new(Code::YamlUnsupported, span, message)));
    match kind {
        NodeKind::Scalar(scalar) if scalar.text == "<<" && scalar.style == Style::Plain => {
            refused("a merge key (`<<`) is not supported")
        }
        NodeKind::Scalar(scalar) => (scalar.text, None),
        NodeKind::Null => (String::new(), None),
        NodeKind::List(_) => refused("a list stands where a key is wanted"),
        NodeKind::Mapping(_) => refused("a mapping stands where a key is wanted"),
    }
}

fn duplicate(key: &Spanned<String>, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateKey,
        key.span,
        format!("the key `{}` stands here a second time", key.value),
    )
    .with_related(first, "it stands here first")
    .with_help("keep one of the two")
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use proptest::prelude::{any, proptest};

    use super::*;
    use crate::record::kit;

    /// Reads a whole file.
    fn read(text: &str) -> (Option<Node>, String) {
        let file = kit::file(text);
        let (node, problems) = parse(&file, Span::new(file.id, 0..text.len()));
        (node, kit::printed(&file, &problems))
    }

    /// Returns a tree with the source text of each value.
    fn outline(node: &Node, text: &str) -> String {
        let source = text.get(node.span.range()).unwrap();
        match &node.kind {
            NodeKind::Null => format!("null<{source}>"),
            NodeKind::Scalar(scalar) => format!("{:?}<{source}>", scalar.text),
            NodeKind::List(items) => {
                let items: Vec<_> = items.iter().map(|item| outline(item, text)).collect();
                format!("[{}]<{source}>", items.join(", "))
            }
            NodeKind::Mapping(entries) => {
                let entry = |entry: &Entry| {
                    assert!(text.get(entry.key.span.range()).is_some());
                    format!("{}: {}", entry.key.value, outline(&entry.value, text))
                };
                format!(
                    "{{{}}}<{source}>",
                    entries.iter().map(entry).collect::<Vec<_>>().join(", ")
                )
            }
        }
    }

    #[test]
    fn values_keep_their_spelling_and_their_place() {
        for (text, tree) in [
            ("", "{}<>"),
            ("# a comment\n", "{}<>"),
            ("---\na: b\n", r#"{a: "b"<b>}<a: b>"#),
            ("- a\n- b # c\n", r#"["a"<a>, "b"<b>]<- a|- b>"#),
            (
                "NO: NO\nb: 1.10\nc: \"012\"\n",
                r#"{NO: "NO"<NO>, b: "1.10"<1.10>, c: "012"<"012">}<NO: NO|b: 1.10|c: "012">"#,
            ),
            ("a:\nb: ~\nc: null\nd: [,]\n", ""),
            ("a:\nb: ~\nc: null\n", "{a: null<>, b: null<~>, c: null<null>}<a:|b: ~|c: null>"),
            (
                "a: x\r\nb: |\r\n  y\r\n  z\r\n\r\n",
                "{a: \"x\"<x>, b: \"y\\nz\\n\"<y|  z>}<a: x|b: ||  y|  z>",
            ),
            (
                "a:\n  - x: 1\n  -\nc: [a, {b: é}]\n",
                r#"{a: [{x: "1"<1>}<x: 1>, null<>]<- x: 1|  ->, c: ["a"<a>, {b: "é"<é>}<{b: é}>]<[a, {b: é}]>}<a:|  - x: 1|  -|c: [a, {b: é}]>"#,
            ),
        ] {
            let (node, problems) = read(text);
            let found = node.map_or_else(String::new, |node| outline(&node, text));
            assert_eq!(found.replace("\r\n", "|").replace('\n', "|"), tree, "{text:?} {problems}");
        }
    }

    #[test]
    fn mistakes_are_shown_where_they_are() {
        for (text, problem) in [
            ("a: b: c\n", "1:5 yaml-syntax a `:` stands where no key can end"),
            ("a: b\n c: d\n", "2:3 yaml-syntax a `:` stands where no key can end"),
            ("a: 'x\nb: c\n", "1:4 yaml-syntax a quotation mark is not closed"),
            ("a: \"é\" y\n", "1:8 yaml-syntax text follows a closing quotation mark"),
            ("a: 'it's'\n", "1:8 yaml-syntax text follows a closing quotation mark"),
            ("a: @x\n", "1:4 yaml-syntax `@` cannot begin a value"),
            ("a: `x`\n", "1:4 yaml-syntax a backtick cannot begin a value"),
            ("a: {x: y\n", "1:4 yaml-syntax `{` is not closed"),
            ("a: [}\n", "1:4 yaml-syntax `[` is closed by `}`"),
            ("a: }\n", "1:4 yaml-syntax a bracket is closed that was not opened"),
            ("a: [x] y\nb: c\n", "1:8 yaml-syntax a key and a `:` are wanted here"),
            ("a: b\nc\nd: e\n", "2:1 yaml-syntax a key and a `:` are wanted here"),
            ("a: x\n- b\n", "2:1 yaml-syntax an item of a list cannot begin here"),
            ("- a\nb: c\n", "2:1 yaml-syntax an item that begins with `- ` is wanted here"),
            (" a: b\nc: d\n", "2:1 yaml-syntax this line is not indented as those before it"),
            ("a: |x\n  b\n", "1:4 yaml-syntax `|` or `>` cannot be followed by text"),
            ("a: \"\\q\"\n", "1:4 yaml-syntax a backslash in this text begins no escape of YAML"),
            ("a: \0b\n", "1:4 yaml-syntax the control character U+0000 cannot stand in YAML"),
        ] {
            assert_eq!(read(text).1.lines().next(), Some(problem), "{text:?}");
            assert_eq!(read(text).0, None, "{text:?}");
        }
    }

    #[test]
    fn a_bracket_that_stays_open_is_shown_too() {
        let (_, problems) = read("a: [x\nb: c\n");
        assert!(problems.contains("\n  1:4 `[` is open since here\n"), "{problems}");
    }

    #[test]
    fn a_tab_in_an_indent_is_shown_itself() {
        for (text, place) in [
            ("\ta: b\n", "1:1"),
            ("a:\n\tb: c\n", "2:1"),
            ("a:\n  - b\n\t- c\n", "3:1"),
            ("a:\n-\t- b\n", "2:2"),
            ("a: [\n\tb]\n", "2:1"),
            ("a: |\n\tx\n", "2:1"),
            ("a: b\n \tc: d\n", "2:2"),
        ] {
            let problem =
                format!("{place} yaml-syntax a tab cannot indent YAML\n  help: use spaces\n");
            assert_eq!(read(text), (None, problem), "{text:?}");
        }
    }

    #[test]
    fn what_records_do_not_need_is_refused() {
        for (text, places) in [
            ("a: &x b\nc: *x\nd: !t v\ne: *no\n", &["1:4", "2:4", "3:4", "4:4"][..]),
            ("a: *\n", &["1:4"]),
            ("%YAML 1.2\n---\na: b\n", &["1:1"]),
            ("<<: {a: b}\n", &["1:1"]),
            ("? [a]\n: b\n", &["1:3"]),
            ("a: b\n...\n---\nc: d\n", &["3:1"]),
        ] {
            let (node, problems) = read(text);
            let lines: Vec<_> = problems.lines().filter(|line| !line.starts_with(' ')).collect();
            assert_eq!(node, None);
            assert_eq!(lines.len(), places.len(), "{problems}");
            for (line, place) in lines.iter().zip(places) {
                assert!(line.starts_with(&format!("{place} yaml-unsupported ")), "{line}");
            }
        }
    }

    #[test]
    fn a_key_stands_once() {
        let (node, problems) = read("a: 1\nb: 2\n'a': 3\n");
        assert_eq!(
            node.map(|node| matches!(node.kind, NodeKind::Mapping(entries) if entries.len() == 2)),
            Some(true)
        );
        let text = "3:1 duplicate-key the key `a` stands here a second time\n  1:1 it stands here first\n  help: keep one of the two\n";
        assert_eq!(problems, text);
    }

    #[test]
    fn hostile_input_ends_in_an_error() {
        let mut laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for n in 1..12 {
            let alias = format!("*a{}", n - 1);
            writeln!(laughs, "a{n}: &a{n} [{}]", vec![alias; 9].join(",")).unwrap();
        }
        let keys = (0..100_000).fold(String::new(), |text, n| text + &format!("k{n}: v\n"));
        for (text, code) in [
            (laughs, "yaml-unsupported"),
            (keys, "yaml-limit"),
            ("[".repeat(100_000), "yaml-limit"),
            ("{a: ".repeat(100_000), "yaml-limit"),
            ("- ".repeat(100_000), "yaml-limit"),
            ("? ".repeat(100_000), "yaml-limit"),
            ("- [".repeat(50), "yaml-syntax"),
            ("[a, ".to_owned() + &"b, ".repeat(60_000) + "]", "yaml-limit"),
            ("a: ".to_owned() + &"x".repeat(MAX_YAML), "yaml-limit"),
            ("&a [*a]".to_owned(), "yaml-unsupported"),
            ("'".repeat(99_999), "yaml-syntax"),
        ] {
            let (node, problems) = read(&text);
            assert_eq!(node, None);
            assert!(problems.lines().next().unwrap().contains(code), "{problems}");
        }
    }

    #[test]
    fn nesting_to_the_limit_is_read() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert_eq!(read(&nested(MAX_YAML_DEPTH)).1, "");
        assert!(read(&nested(MAX_YAML_DEPTH + 1)).1.contains("nested more than 32 deep"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_reported(text in any::<String>()) {
            let (node, problems) = read(&text);
            assert!(node.is_some() || !problems.is_empty());
        }

        #[test]
        fn yaml_like_text_is_read_or_reported(text in "([-?:,&*!|>'\"%@` \\[\\]{}#~\r\n\té…a-c]|: |\n  |- |\n)*") {
            let (node, problems) = read(&text);
            assert!(node.is_some() || !problems.is_empty());
            node.map(|node| outline(&node, &text));
        }
    }
}
