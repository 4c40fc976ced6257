//! Colours and whether text can be read in them: relative luminance and contrast are those of WCAG 2.2.

use std::fmt;

/// The contrast that text needs (WCAG 2.2, 1.4.3).
pub(super) const READABLE: f64 = 4.5;

/// The contrast that is comfortable to read (WCAG 2.2, 1.4.6).
pub(super) const COMFORTABLE: f64 = 7.0;

/// A colour of sRGB.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rrggbb` or `#rgb`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> = text
            .strip_prefix('#')?
            .chars()
            .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect();
        let digits = digits.filter(|digits| matches!(digits.len(), 3 | 6))?;
        let channels: Vec<u8> = match digits.as_slice() {
            short @ [_, _, _] => short.iter().map(|digit| digit * 17).collect(),
            long => long.chunks(2).map(|pair| pair.iter().fold(0, |sum, d| sum * 16 + d)).collect(),
        };
        channels.try_into().ok().map(Self)
    }

    /// Returns the contrast with another colour, from 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Returns the nearest colour with that contrast on `paper`: darker on light paper, lighter on dark.
    pub(super) fn readable_on(self, paper: Self, contrast: f64) -> Self {
        let end =
            if Self([0; 3]).contrast(paper) > Self([255; 3]).contrast(paper) { 0 } else { 255 };
        (0..=100)
            .map(|share| self.towards(end, share))
            .find(|colour| colour.contrast(paper) >= contrast)
            .unwrap_or(Self([end; 3]))
    }

    /// Mixes `share` percent of the grey `end` in.
    fn towards(self, end: u8, share: u32) -> Self {
        let mix = |channel: u8| (u32::from(channel) * (100 - share) + u32::from(end) * share) / 100;
        Self(self.0.map(|channel| u8::try_from(mix(channel)).expect("a mean of two bytes is one")))
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn colours_are_read_and_printed() {
        assert_eq!(colour("#1D3f73").to_string(), "#1d3f73");
        assert_eq!(colour("#a0f").to_string(), "#aa00ff");
        for text in ["blue", "1d3f73", "#12", "#12345", "#12345g", "#1234567", "#é12345"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let ratio = |one, two| format!("{:.2}", colour(one).contrast(colour(two)));
        assert_eq!(ratio("#000", "#fff"), "21.00");
        assert_eq!(ratio("#777777", "#ffffff"), "4.48");
        assert_eq!(ratio("#fff", "#0000ff"), "8.59");
    }

    #[test]
    fn the_nearest_readable_colour_keeps_one_that_can_be_read() {
        let (light, dark) = (colour("#fafaf7"), colour("#17181b"));
        assert_eq!(colour("#1d3f73").readable_on(light, READABLE), colour("#1d3f73"));
        for text in ["#ffcc00", "#1d3f73", "#888888"] {
            for paper in [light, dark] {
                assert!(colour(text).readable_on(paper, READABLE).contrast(paper) >= READABLE);
            }
        }
    }
}
