//! What an archive chooses of that which its theme offers: checked, completed, and made into a style sheet.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::base::code::Code;
use crate::base::diagnostic::Diagnostic;
use crate::base::nearest::did_you_mean;
use crate::base::span::{Span, Spanned};
use crate::page::view::site::ThemeOption;
use crate::record::fields;
use crate::record::node::{Entry, Node, NodeKind};
use crate::record::site::navigation_item;
use crate::record::table::{Shape, Table, optional, required};
use crate::record::theme::{ChoiceOffer, ColourOffer, Offer, OfferKind, Properties};
use crate::record::value::{self, quoted};
use crate::render::colour::{COMFORTABLE, Colour, READABLE};
use crate::source::picture::PictureSize;

/// The name of the static file that options are made into.
pub(super) const SHEET: &str = "options.css";

/// The files that an archive has beside its texts, by path, with the sizes of pictures.
pub(super) type Pictures<'a> = BTreeMap<&'a str, Option<PictureSize>>;

/// What is chosen.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Options {
    /// The values that templates read, one for each offer.
    pub(super) values: BTreeMap<String, ThemeOption>,
    /// The style sheet, where something that is chosen sets a property.
    pub(super) sheet: Option<String>,
}

static COLOURS: Table = Table {
    title: "Two colours",
    says: "One for light and one for dark.",
    fields: &[
        required("light", Shape::Own("a colour"), "On light paper.").such_as("\"#1d3f73\""),
        optional("dark", Shape::Own("a colour"), "On dark paper.").such_as("\"#a9c4f0\""),
    ],
};

static PICTURE: Table = Table {
    title: "Picture of a theme",
    says: "A file in `static/`.",
    fields: &[
        required("src", Shape::Own("a path"), "The file.").such_as("/logo.svg"),
        required("alt", Shape::Line, "What it says, in words."),
    ],
};

/// Reads what is given of what is offered.
pub(super) fn read(
    offers: &[Offer],
    given: &[Entry],
    files: &Pictures<'_>,
) -> (Options, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let names = || offers.iter().map(|offer| offer.name.as_str());
    for Entry { key, .. } in
        given.iter().filter(|entry| !names().any(|name| name == entry.key.value))
    {
        let message = format!("the theme has no option {}", quoted(&key.value));
        let all = || format!("it has `{}`", names().collect::<Vec<_>>().join("`, `"));
        let help = did_you_mean(&key.value, names()).unwrap_or_else(all);
        problems.push(Diagnostic::new(Code::UnknownKey, key.span, message).with_help(help));
    }
    let mut reading = Reading { given, files, problems, chosen: Properties::default() };
    // Choices first: the paper that a colour must be readable on may be one of them.
    let (colours, others): (Vec<&Offer>, Vec<&Offer>) =
        offers.iter().partition(|offer| matches!(offer.kind, OfferKind::Colour(_)));
    let standard = standard(offers);
    let values = others
        .into_iter()
        .chain(colours)
        .map(|offer| {
            (offer.name.clone(), reading.value(offer, &standard).unwrap_or(ThemeOption::Null))
        })
        .collect();
    let Reading { problems, chosen, .. } = reading;
    (Options { values, sheet: sheet(&chosen) }, problems)
}

/// Returns what the standard choices set.
fn standard(offers: &[Offer]) -> Properties {
    let mut all = Properties::default();
    for offer in offers {
        if let OfferKind::Choice(ChoiceOffer { standard, choices }) = &offer.kind {
            let of = choices.iter().filter(|(word, _)| word == standard);
            of.for_each(|(_, properties)| add(&mut all, properties));
        }
    }
    all
}

fn add(all: &mut Properties, more: &Properties) {
    all.always.extend_from_slice(&more.always);
    all.light.extend_from_slice(&more.light);
    all.dark.extend_from_slice(&more.dark);
}

struct Reading<'a> {
    given: &'a [Entry],
    files: &'a Pictures<'a>,
    problems: Vec<Diagnostic>,
    chosen: Properties,
}

impl Reading<'_> {
    /// Returns the value of one option; none where nothing is chosen.
    fn value(&mut self, offer: &Offer, standard: &Properties) -> Option<ThemeOption> {
        let given = self.given.iter().find(|entry| entry.key.value == offer.name);
        if let OfferKind::Choice(choice) = &offer.kind {
            let word = given.and_then(|entry| self.choice(choice, &entry.value));
            return Some(ThemeOption::Text(word.unwrap_or_else(|| choice.standard.clone())));
        }
        let node = &given?.value;
        match &offer.kind {
            OfferKind::Colour(colour) => self.colours(colour, node, standard),
            OfferKind::Line => {
                value::line(node, &mut self.problems).map(|line| ThemeOption::Text(line.value))
            }
            OfferKind::Links => Some(self.links(node)),
            OfferKind::Picture => self.picture(node),
            OfferKind::Choice(_) => None,
        }
    }

    fn choice(&mut self, offer: &ChoiceOffer, node: &Node) -> Option<String> {
        let word = value::line(node, &mut self.problems)?;
        let words = || offer.choices.iter().map(|(word, _)| word.as_str());
        let Some((_, properties)) = offer.choices.iter().find(|(known, _)| *known == word.value)
        else {
            let message = format!("{} is not a value of this option", quoted(&word.value));
            let all = || format!("it is one of `{}`", words().collect::<Vec<_>>().join("`, `"));
            let help = did_you_mean(&word.value, words()).unwrap_or_else(all);
            let problem = Diagnostic::new(Code::UnknownValue, word.span, message);
            self.problems.push(problem.with_help(help));
            return None;
        };
        if word.value != offer.standard {
            add(&mut self.chosen, properties);
        }
        Some(word.value)
    }

    /// Reads one colour, or one for light and one for dark. The one for dark is made of that for light where it is not given.
    fn colours(
        &mut self,
        offer: &ColourOffer,
        node: &Node,
        standard: &Properties,
    ) -> Option<ThemeOption> {
        let (light, dark) = match &node.kind {
            NodeKind::Mapping(_) => {
                fields::read(node, &[&COLOURS], &mut self.problems, |fields| {
                    let light = fields.required("light", colour);
                    let dark = fields.optional("dark", colour);
                    Some((light?, dark))
                })?
            }
            _ => (colour(node, &mut self.problems)?, None),
        };
        let [on_light, on_dark] = self.papers(offer, standard);
        self.check(&light, on_light);
        if let Some(dark) = &dark {
            self.check(dark, on_dark);
        }
        let light = light.value;
        let made = || on_dark.map_or(light, |paper| light.readable_on(paper, COMFORTABLE));
        let dark = dark.map_or_else(made, |dark| dark.value);
        self.chosen.light.push((offer.sets.clone(), light.to_string()));
        self.chosen.dark.push((offer.sets.clone(), dark.to_string()));
        let word = |colour: Colour| ThemeOption::Text(colour.to_string());
        let both = [("light".to_owned(), word(light)), ("dark".to_owned(), word(dark))];
        Some(ThemeOption::Map(both.into()))
    }

    /// Returns the colours that an offered one stands on, in light and in dark: the last that is set.
    fn papers(&self, offer: &ColourOffer, standard: &Properties) -> [Option<Colour>; 2] {
        let Some(on) = &offer.on else { return [None; 2] };
        let last = |lists: [&Vec<(String, String)>; 4]| {
            let set = lists.into_iter().flatten().filter(|(property, _)| property == on);
            set.filter_map(|(_, value)| Colour::parse(value)).next_back()
        };
        let Properties { always, light, dark } = &self.chosen;
        [
            last([&standard.always, &standard.light, always, light]),
            last([&standard.always, &standard.dark, always, dark]),
        ]
    }

    fn check(&mut self, colour: &Spanned<Colour>, paper: Option<Colour>) {
        let Some(paper) = paper else { return };
        let ratio = colour.value.contrast(paper);
        if ratio < READABLE {
            // Rounded down, so that it never looks like enough.
            let ratio = (ratio * 100.0).floor() / 100.0;
            let message = format!(
                "text in `{}` on the paper `{paper}` has a contrast of {ratio}:1, and needs {READABLE}:1",
                colour.value
            );
            let help = format!(
                "the nearest that can be read is `{}`",
                colour.value.readable_on(paper, READABLE)
            );
            self.problems
                .push(Diagnostic::new(Code::LowContrast, colour.span, message).with_help(help));
        }
    }

    fn links(&mut self, node: &Node) -> ThemeOption {
        let links = value::list(node, &mut self.problems, navigation_item);
        let link = |link: crate::record::site::NavigationItem| {
            let url = link.url.value.strip_prefix('/').unwrap_or(&link.url.value).to_owned();
            let parts = [("title", link.title.value), ("url", url)];
            ThemeOption::Map(
                parts.map(|(key, text)| (key.to_owned(), ThemeOption::Text(text))).into(),
            )
        };
        ThemeOption::List(links.into_iter().map(link).collect())
    }

    fn picture(&mut self, node: &Node) -> Option<ThemeOption> {
        let (src, alt) = fields::read(node, &[&PICTURE], &mut self.problems, |fields| {
            let (src, alt) =
                (fields.required("src", value::line), fields.required("alt", value::line));
            Some((src?, alt?))
        })?;
        let path = src.value.strip_prefix('/').unwrap_or(&src.value);
        let Some(size) = self.files.get(format!("static/{path}").as_str()) else {
            let message = format!("there is no file `static/{path}`");
            let statics = self.files.keys().filter_map(|file| file.strip_prefix("static/"));
            let mut problem = Diagnostic::new(Code::MissingFile, src.span, message);
            problem.help = did_you_mean(path, statics);
            self.problems.push(problem);
            return None;
        };
        let mut parts = vec![
            ("url", ThemeOption::Text(path.to_owned())),
            ("alt", ThemeOption::Text(alt.value)),
        ];
        if let Some(PictureSize { width, height }) = size {
            parts.push(("width", ThemeOption::Integer(i64::from(*width))));
            parts.push(("height", ThemeOption::Integer(i64::from(*height))));
        }
        Some(ThemeOption::Map(
            parts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
        ))
    }
}

fn colour(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Spanned<Colour>> {
    const HELP: &str = "write six hexadecimal digits in quotation marks, such as `\"#1d3f73\"`";
    if matches!(node.kind, NodeKind::Null) {
        problems.push(no_colour(node.span, "the value is empty").with_help(HELP));
        return None;
    }
    let word = value::line(node, problems)?;
    let colour = Colour::parse(&word.value);
    if colour.is_none() {
        let message = format!("{} is not a colour", quoted(&word.value));
        problems.push(no_colour(word.span, &message).with_help(HELP));
    }
    colour.map(|colour| Spanned::new(colour, word.span))
}

fn no_colour(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(Code::BadColour, span, message)
}

/// Writes a style sheet. `[lang]` is named because looks give each script its faces there.
fn sheet(chosen: &Properties) -> Option<String> {
    let Properties { always, light, dark } = chosen;
    let mut css = String::new();
    let mut add = |properties: &[(String, String)], media: Option<&str>| {
        if properties.is_empty() {
            return;
        }
        let lines: Vec<String> =
            properties.iter().map(|(name, value)| format!("  {name}: {value};\n")).collect();
        let rule = format!(":root, [lang] {{\n{}}}\n", lines.concat());
        let written = match media {
            Some(media) => write!(css, "@media (prefers-color-scheme: {media}) {{\n{rule}}}\n"),
            None => write!(css, "{rule}"),
        };
        written.expect("a string takes everything");
    };
    add(always, None);
    add(light, Some("light"));
    add(dark, Some("dark"));
    (!css.is_empty()).then(|| format!("/* What `theme_options` in site.yaml choose. */\n\n{css}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::FileId;
    use crate::record::theme;
    use crate::record::yaml;
    use crate::render::embedded;
    use crate::render::kit::print;
    use crate::source::file::{Role, SourceFile};

    fn file(text: &str) -> SourceFile {
        SourceFile {
            id: FileId(0),
            path: "site.yaml".to_owned(),
            role: Role::Site,
            text: text.into(),
        }
    }

    /// Chooses of what the embedded look offers.
    fn chosen(given: &str) -> (Options, Vec<String>) {
        let (settings, problems) = theme::read(&file(embedded::look("default").unwrap().settings));
        assert_eq!(problems, []);
        let given = file(given);
        let (node, _) = yaml::parse(&given, Span::new(given.id, 0..given.text.len()));
        let entries = node.and_then(|node| value::entries(&node, &mut Vec::new()));
        let files = [("static/logo.svg", Some(PictureSize { width: 30, height: 20 }))].into();
        let (options, problems) = read(&settings.options, &entries.unwrap_or_default(), &files);
        (options, problems.iter().map(print).collect())
    }

    fn sheet_of(given: &str) -> String {
        let (options, problems) = chosen(given);
        assert_eq!(problems, [""; 0]);
        options.sheet.unwrap_or_default()
    }

    #[test]
    fn what_is_not_chosen_is_as_the_theme_has_it() {
        let (options, problems) = chosen("");
        assert_eq!((options.sheet, problems), (None, vec![]));
        assert_eq!(options.values["masthead"], ThemeOption::Text("title".into()));
        assert_eq!(options.values["footer"], ThemeOption::Null);
        assert_eq!(sheet_of("paper: warm"), "", "the standard is in the style sheets of the theme");
    }

    #[test]
    fn what_is_chosen_is_set_in_light_and_dark() {
        let css = sheet_of("accent: {light: \"#8a1f1f\", dark: \"#f0a0a0\"}\nmeasure: wide");
        let (always, media) = css.split_once("@media").unwrap();
        assert!(always.contains("--b: 43rem;"), "{css}");
        let (light, dark) = media.split_once("@media").unwrap();
        assert!(light.starts_with(" (prefers-color-scheme: light)"), "{css}");
        assert!(
            light.contains("--accent: #8a1f1f;") && dark.contains("--accent: #f0a0a0;"),
            "{css}"
        );
    }

    #[test]
    fn one_colour_gives_another_for_the_dark() {
        let css = sheet_of("accent: \"#8a1f1f\"");
        let dark = css.rsplit("--accent: ").next().unwrap().get(..7).unwrap();
        let paper = Colour::parse("#17181b").unwrap();
        assert!(Colour::parse(dark).unwrap().contrast(paper) >= COMFORTABLE, "{css}");
    }

    #[test]
    fn a_colour_must_be_readable_on_the_paper_that_is_chosen() {
        let accent = "accent: \"#767676\"\n";
        assert_eq!(chosen(&format!("{accent}paper: white")).1, [""; 0]);
        assert_eq!(
            chosen(&format!("{accent}paper: cream")).1,
            [
                "0:8-17 low-contrast: text in `#767676` on the paper `#f7f1e3` has a contrast of 4.03:1, \
              and needs 4.5:1; the nearest that can be read is `#6e6e6e`"
            ]
        );
    }

    #[test]
    fn what_is_not_offered_is_reported_with_the_nearest() {
        assert_eq!(
            chosen("acent: \"#000\"\npaper: whit\nfooter: [a]\naccent: dark\nmasthead: 3\n").1,
            [
                "0:0-5 unknown-key: the theme has no option `acent`; did you mean `accent`?",
                "0:21-25 unknown-value: `whit` is not a value of this option; did you mean `white`?",
                "0:61-62 unknown-value: `3` is not a value of this option; it is one of `title`, `description`",
                "0:34-36 wrong-type: a list stands where a text is wanted",
                "0:46-50 bad-colour: `dark` is not a colour; write six hexadecimal digits in quotation marks, such as `\"#1d3f73\"`",
            ]
        );
        assert!(chosen("accent: #1d3f73").1[0].ends_with("such as `\"#1d3f73\"`"));
    }

    #[test]
    fn a_picture_is_one_that_the_archive_has() {
        let (options, problems) = chosen("picture: {src: /logo.svg, alt: The Archive}");
        assert_eq!(problems, [""; 0]);
        let ThemeOption::Map(picture) = &options.values["picture"] else { panic!("{options:?}") };
        assert_eq!(picture["url"], ThemeOption::Text("logo.svg".into()));
        assert_eq!(picture["width"], ThemeOption::Integer(30));
        assert_eq!(
            chosen("picture: {src: logo.svgz, alt: The Archive}").1,
            ["0:15-24 missing-file: there is no file `static/logo.svgz`; did you mean `logo.svg`?"]
        );
    }

    #[test]
    fn links_lead_into_the_site_or_elsewhere() {
        let (options, problems) = chosen("footer_links: [{title: Us, url: /about/}]");
        assert_eq!(problems, [""; 0]);
        let ThemeOption::List(links) = &options.values["footer_links"] else {
            panic!("{options:?}")
        };
        let ThemeOption::Map(link) = &links[0] else { panic!("{options:?}") };
        assert_eq!(link["url"], ThemeOption::Text("about/".into()));
        assert!(chosen("footer_links: [{title: Us, url: //about/}]").1[0].contains("bad-"));
    }

    #[test]
    fn the_standard_of_a_look_is_in_its_style_sheet() {
        for look in embedded::LOOKS {
            let (settings, problems) = theme::read(&file(look.settings));
            assert_eq!(problems, [], "{}", look.name);
            let (_, css) = look.assets.iter().find(|(name, _)| *name == "look.css").unwrap();
            let css = std::str::from_utf8(css).unwrap();
            let Properties { always, light, dark } = standard(&settings.options);
            for (property, value) in [always, light, dark].concat() {
                assert!(
                    css.contains(&format!("{property}: {value};")),
                    "{}: {property}",
                    look.name
                );
            }
        }
    }
}
