//! Blocks: paragraphs, lists, quotations, code, tables, definition lists.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use crate::text::document::TextRange;
use crate::text::markdown::events;
use crate::text::markdown::headings::Attributes;
use crate::text::markdown::reader::{Container, Numbering, Reader, Table, TablePart};
use crate::text::markdown::writer::Access;

impl Reader<'_> {
    /// Writes the whole body but the footnotes.
    pub(super) fn body(&mut self) {
        self.blocks(0..self.events.len());
        self.close_containers();
    }

    /// Writes the blocks of a range of events.
    pub(super) fn blocks(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end && self.too_deep.is_none() {
            let Some(event) = self.event(at) else { break };
            at = if events::is_inline(event) {
                self.words_of_block(at)
            } else {
                self.block(event, at)
            };
        }
        self.end_run();
    }

    /// Writes words; those that stand directly in a list item or a description are a paragraph too.
    fn words_of_block(&mut self, at: usize) -> usize {
        if self.run.is_none() {
            self.start_paragraph("p", "</p>\n", self.numbering_at(at));
        }
        self.inline(at)
    }

    /// Writes one event of the block structure and returns the number of the next one.
    fn block(&mut self, event: &Event<'_>, at: usize) -> usize {
        self.end_run();
        match event {
            Event::Start(tag) => return self.start_block(tag, at),
            Event::End(tag) => self.end_block(*tag),
            Event::Rule => {
                self.out.html("<hr>\n");
                self.break_blocks();
            }
            _ => {}
        }
        at + 1
    }

    fn start_block(&mut self, tag: &Tag<'_>, at: usize) -> usize {
        match tag {
            Tag::Paragraph => self.start_paragraph("p", "</p>\n", self.numbering_at(at + 1)),
            Tag::Heading { level, id, classes, attrs } => {
                self.start_heading(
                    at,
                    *level,
                    &Attributes { id: id.as_deref(), classes, others: attrs },
                );
            }
            Tag::BlockQuote(kind) => self.start_quotation(*kind),
            Tag::CodeBlock(kind) => return self.code_block(kind, at),
            Tag::HtmlBlock => return self.html_block(at),
            Tag::List(None) => self.out.html("<ul>\n"),
            Tag::List(Some(1)) => self.out.html("<ol>\n"),
            Tag::List(Some(start)) => self.out.html(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.start_item("li", at),
            Tag::DefinitionList => self.out.html("<dl>\n"),
            Tag::DefinitionListTitle => self.start_paragraph("dt", "</dt>\n", Numbering::Plain),
            Tag::DefinitionListDefinition => self.start_item("dd", at),
            Tag::FootnoteDefinition(_) => return self.end_of(at) + 1,
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.out.html("<thead>\n<tr>"),
            Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(at),
            _ => {}
        }
        at + 1
    }

    fn end_block(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(kind) => {
                self.close_containers();
                self.end_quotation();
                self.end_element(if kind.is_some() { "</div>\n" } else { "</blockquote>\n" });
            }
            TagEnd::List(true) => self.end_element("</ol>\n"),
            TagEnd::List(false) => self.end_element("</ul>\n"),
            TagEnd::Item => {
                self.close_containers();
                self.out.html("</li>\n");
            }
            TagEnd::DefinitionList => self.end_element("</dl>\n"),
            TagEnd::DefinitionListDefinition => {
                self.close_containers();
                self.out.html("</dd>\n");
            }
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.out.html("</tr>\n"),
            _ => {}
        }
    }

    /// Ends an element behind which notes may stand.
    fn end_element(&mut self, tag: &str) {
        self.out.html(tag);
        self.break_blocks();
    }

    /// Returns whether the paragraph that begins with that event gets a number: outside of footnotes, where it holds words.
    fn numbering_at(&self, at: usize) -> Numbering {
        if self.has_words(at) { self.numbering } else { Numbering::Plain }
    }

    /// Begins a list item or a description. Where it begins with words, those are a paragraph without an element of its own.
    fn start_item(&mut self, tag: &str, at: usize) {
        self.containers.push(Container::Markdown);
        match self.event(at + 1) {
            Some(event) if events::is_inline(event) => {
                self.start_paragraph(tag, "", self.numbering_at(at + 1));
            }
            _ => self.out.html(&format!("<{tag}>")),
        }
    }

    fn start_quotation(&mut self, kind: Option<BlockQuoteKind>) {
        self.quotations.push((kind.is_none(), self.out.next_text()));
        self.containers.push(Container::Markdown);
        self.out.html(match kind {
            None => "<blockquote>\n",
            Some(BlockQuoteKind::Note) => "<div class=\"alert alert-note\" role=\"note\">\n",
            Some(BlockQuoteKind::Tip) => "<div class=\"alert alert-tip\" role=\"note\">\n",
            Some(BlockQuoteKind::Important) => {
                "<div class=\"alert alert-important\" role=\"note\">\n"
            }
            Some(BlockQuoteKind::Warning) => "<div class=\"alert alert-warning\" role=\"note\">\n",
            Some(BlockQuoteKind::Caution) => "<div class=\"alert alert-caution\" role=\"note\">\n",
        });
    }

    /// Notes where a quotation stands that stands in no other.
    fn end_quotation(&mut self) {
        let Some((is_quotation, start)) = self.quotations.pop() else { return };
        let is_outermost = self.quotations.iter().all(|(is_quotation, _)| !is_quotation);
        let end = self.out.document.text.len();
        if is_quotation && is_outermost && start < end {
            self.out.document.quotes.push(TextRange::new(start..end));
        }
    }

    /// Ends the elements of raw HTML that were opened inside the innermost block of Markdown, and that block.
    pub(super) fn close_containers(&mut self) {
        while let Some(Container::Raw(name)) = self.containers.pop() {
            self.out.html(&format!("</{name}>\n"));
        }
    }

    /// Writes a block of code whole. It may scroll sideways, so it can be reached by keyboard.
    fn code_block(&mut self, kind: &CodeBlockKind<'_>, at: usize) -> usize {
        self.out.html("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(words) = kind
            && let Some(language) =
                words.split([' ', ',', '\t']).next().filter(|language| !language.is_empty())
        {
            self.out.html(" class=\"language-");
            self.out.attribute(language);
            self.out.html("\"");
        }
        self.out.html(">");
        let end = self.end_of(at);
        for line in at + 1..end {
            self.code_line(line, end);
        }
        self.out.html("</code></pre>\n");
        self.out.end_block();
        self.break_blocks();
        end + 1
    }

    /// Writes a piece of a block of code; the line feed at the end of the block, at event `end`, is no part of it.
    fn code_line(&mut self, at: usize, end: usize) {
        let Some(Event::Text(words)) = self.event(at) else { return };
        let shorter = words.strip_suffix('\n').filter(|_| at + 1 == end);
        let words = shorter.unwrap_or(words);
        let (place, origin) = self.verbatim(words, &self.range(at));
        self.out.text(words, self.span(&place), origin, Access::Closed);
    }

    /// Begins a table. It may scroll sideways, so it can be reached by keyboard.
    fn start_table(&mut self, alignments: &[Alignment]) {
        self.table =
            Some(Table { alignments: alignments.to_vec(), column: 0, part: TablePart::Head });
        self.out.html("<div class=\"table\" tabindex=\"0\"><table>\n");
    }

    fn end_head(&mut self) {
        self.out.html("</tr>\n</thead>\n");
        if let Some(table) = &mut self.table {
            table.part = TablePart::AfterHead;
        }
    }

    fn start_row(&mut self) {
        if let Some(table) = &mut self.table {
            table.column = 0;
            if table.part == TablePart::AfterHead {
                table.part = TablePart::Body;
                self.out.html("<tbody>\n");
            }
        }
        self.out.html("<tr>");
    }

    fn end_table(&mut self) {
        let part = self.table.take().map(|table| table.part);
        self.end_element(if part == Some(TablePart::Body) {
            "</tbody>\n</table></div>\n"
        } else {
            "</table></div>\n"
        });
    }

    fn start_cell(&mut self, at: usize) {
        let is_empty = matches!(self.event(at + 1), Some(Event::End(_)));
        let Some(table) = &mut self.table else { return };
        // A heading without words would be announced as one.
        let head = table.part == TablePart::Head && !is_empty;
        let class = match table.alignments.get(table.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        table.column += 1;
        let (open, close) = if head { ("th scope=\"col\"", "</th>") } else { ("td", "</td>") };
        self.start_paragraph(&format!("{open}{class}"), close, Numbering::Plain);
    }
}
