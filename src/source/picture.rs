//! How large a picture is, read from the first bytes of its file, so that pages can keep its room free.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

use crate::source::limits::MAX_SVG_HEAD;

/// The size of a picture, in pixels of CSS.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PictureSize {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// Returns the size of a PNG, JPEG, GIF, WebP or SVG file; none where it cannot be told.
pub fn size(path: &Path) -> Option<PictureSize> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" => {
            let found = imagesize::reader_size(BufReader::new(File::open(path).ok()?)).ok()?;
            sized(u32::try_from(found.width).ok()?, u32::try_from(found.height).ok()?)
        }
        "svg" => {
            let mut head = Vec::new();
            File::open(path).ok()?.take(MAX_SVG_HEAD).read_to_end(&mut head).ok()?;
            of_svg(&String::from_utf8_lossy(&head))
        }
        _ => None,
    }
}

fn sized(width: u32, height: u32) -> Option<PictureSize> {
    (width != 0 && height != 0).then_some(PictureSize { width, height })
}

/// Reads the size of a drawing from its root: `width` and `height` in pixels, else those of the `viewBox`.
fn of_svg(text: &str) -> Option<PictureSize> {
    let root = text.split_once("<svg")?.1.split('>').next()?;
    let length = |name| pixels(attribute(root, name)?);
    if let (Some(width), Some(height)) = (length("width"), length("height")) {
        return sized(width, height);
    }
    let mut numbers = attribute(root, "viewBox")?
        .split([' ', ',', '\n', '\t'])
        .filter(|part| !part.is_empty())
        .skip(2);
    sized(pixels(numbers.next()?)?, pixels(numbers.next()?)?)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let is_name = |before: &str| before.ends_with(|c: char| c.is_ascii_whitespace());
    let (_, rest) = tag
        .match_indices(name)
        .filter_map(|(at, _)| Some((tag.get(..at)?, tag.get(at + name.len()..)?)))
        .find(|(before, rest)| is_name(before) && rest.trim_start().starts_with('='))?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.split(mark).nth(1)
}

/// Reads a length without a unit or in pixels, without what stands after its point.
fn pixels(length: &str) -> Option<u32> {
    let number = length.trim().strip_suffix("px").unwrap_or(length.trim());
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    part.chars().all(|c| c.is_ascii_digit()).then(|| whole.parse().ok())?
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn of(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        File::create(&file).unwrap().write_all(bytes).unwrap();
        size(&file).map(|size| (size.width, size.height))
    }

    #[test]
    fn pictures_have_the_size_that_their_files_say() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0\x08\x02\0\0\0";
        assert_eq!(of("a.png", png), Some((640, 480)));
        assert_eq!(of("a.PNG", png), Some((640, 480)));
        assert_eq!(of("a.gif", b"GIF89a\x0a\0\x14\0\0\0\0"), Some((10, 20)));
        let jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08\0\x64\0\xc8\x03\x01\x22\0\x02\x11\x01\x03\x11\x01";
        assert_eq!(of("a.jpg", jpeg), Some((200, 100)));
        assert_eq!(of("a.png", b"no picture"), None);
        assert_eq!(of("a.txt", png), None);
    }

    #[test]
    fn drawings_have_that_of_their_root() {
        let svg =
            |root: &str| of("a.svg", format!("<?xml version=\"1.0\"?>\n<svg {root}>").as_bytes());
        assert_eq!(svg("width=\"30\" height='20px'"), Some((30, 20)));
        assert_eq!(svg("viewBox=\"0 0 300.5 200\""), Some((300, 200)));
        assert_eq!(svg("width=\"100%\" height=\"100%\" viewBox=\"0,0, 3,2\""), Some((3, 2)));
        assert_eq!(svg("stroke-width=\"2\" width=\"8\" height=\"9\""), Some((8, 9)));
        for unknown in [
            "",
            "width=\"10em\"",
            "width=\"0\" height=\"1\"",
            "viewBox=\"0 0\"",
            "viewBox",
            "width=\"é",
        ] {
            assert_eq!(svg(unknown), None, "{unknown}");
        }
        assert_eq!(of("a.svg", b"<svg"), None);
        assert_eq!(of("a.svg", b""), None);
    }
}
