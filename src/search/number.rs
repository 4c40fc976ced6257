//! Numbers in printable ASCII, the small ones in one character: what lists of places consist of in the files of the search.

/// The characters that numbers are written with: printable, without space and what a script would have to escape.
const DIGITS: &[u8; 90] =
    b"!#$%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{}~`'";

/// How many of them end a number; the others say that more follows.
const ENDING: u32 = 60;

/// How many others there are.
const GOING_ON: u32 = 30;

/// Adds a number: its lowest part ends it, the higher parts stand before, the lowest of these first.
pub fn push(to: &mut Vec<u8>, number: u32) {
    let mut rest = number / ENDING;
    while 0 < rest {
        to.push(digit(ENDING + (rest - 1) % GOING_ON));
        rest = (rest - 1) / GOING_ON;
    }
    to.push(digit(number % ENDING));
}

fn digit(n: u32) -> u8 {
    *DIGITS.get(n as usize).expect("there are as many digits as are used")
}

/// Reads numbers that [`push`] wrote.
#[derive(Clone, Debug)]
pub struct Numbers<'a> {
    bytes: &'a [u8],
}

impl<'a> Numbers<'a> {
    /// Begins to read.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Returns how many bytes are left to read.
    pub fn n_left(&self) -> usize {
        self.bytes.len()
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut high, mut unit) = (0, 1);
        while let Some((byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            let n = u32::from(*DIGIT_VALUES.get(usize::from(*byte))?);
            if n < ENDING {
                return Some(high * ENDING + n);
            }
            high += unit * (n - ENDING + 1);
            unit *= GOING_ON;
        }
        None
    }
}

/// The value of each byte that is a digit; 255 for the others.
const DIGIT_VALUES: [u8; 128] = {
    let mut values = [255; 128];
    let (mut at, mut n) = (0, 0);
    while at < DIGITS.len() {
        values[DIGITS[at] as usize] = n;
        at += 1;
        n += 1;
    }
    values
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let numbers: Vec<u32> = (0..70_000).chain([1_000_000, 50_000_000]).collect();
        let mut bytes = Vec::new();
        for n in &numbers {
            push(&mut bytes, *n);
        }
        assert_eq!(Numbers::new(&bytes).collect::<Vec<_>>(), numbers);
        assert!(bytes.iter().all(|b| b.is_ascii_graphic() && !b"\"\\<| ".contains(b)));
    }

    #[test]
    fn small_numbers_are_short() {
        for (number, length) in
            [(0, 1), (59, 1), (60, 2), (1859, 2), (1860, 3), (55_859, 3), (55_860, 4)]
        {
            let mut bytes = Vec::new();
            push(&mut bytes, number);
            assert_eq!(bytes.len(), length, "{number}");
        }
    }
}
