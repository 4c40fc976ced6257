//! The part of a file that a browser wants (RFC 9110, 14).

/// What is to be sent of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// All of it.
    Whole,
    /// As many bytes, from a place on; one at least.
    Bytes(u64, u64),
    /// Nothing, for the file ends before.
    Beyond,
}

/// Returns what a field `Range` asks for of a file of some length. Several ranges, other units and what is not understood
/// count as not said, as the standard allows.
pub fn of(field: &str, length: u64) -> Part {
    let Some((first, last)) = field.strip_prefix("bytes=").and_then(|range| range.split_once('-'))
    else {
        return Part::Whole;
    };
    let (start, end) = match (number(first), number(last)) {
        (Some(start), Some(last)) if last < start => return Part::Whole,
        (Some(start), Some(last)) => (start, length.min(last.saturating_add(1))),
        (Some(start), None) if last.is_empty() => (start, length),
        (None, Some(n)) if first.is_empty() => {
            (if n == 0 { length } else { length.saturating_sub(n) }, length)
        }
        _ => return Part::Whole,
    };
    if start < end { Part::Bytes(start, end - start) } else { Part::Beyond }
}

fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parts_are_counted_from_the_start_or_the_end() {
        assert_eq!(of("bytes=0-3", 10), Part::Bytes(0, 4));
        assert_eq!(of("bytes=4-", 10), Part::Bytes(4, 6));
        assert_eq!(of("bytes=-3", 10), Part::Bytes(7, 3));
        assert_eq!(of("bytes=-30", 10), Part::Bytes(0, 10));
        assert_eq!(of("bytes=8-99999999999999999999999", 10), Part::Bytes(8, 2));
    }

    #[test]
    fn what_lies_beyond_the_end_cannot_be_sent() {
        for field in ["bytes=10-", "bytes=10-12", "bytes=-0"] {
            assert_eq!(of(field, 10), Part::Beyond, "{field}");
        }
        assert_eq!(of("bytes=0-", 0), Part::Beyond);
    }

    #[test]
    fn what_is_not_understood_counts_as_not_said() {
        for field in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=3-1",
            "bytes=a-b",
            "bytes=+1-2",
            "bytes=0-1,3-4",
            "lines=0-1",
        ] {
            assert_eq!(of(field, 10), Part::Whole, "{field}");
        }
    }

    proptest! {
        #[test]
        fn a_part_lies_in_the_file(field in "bytes=[0-9]{0,20}-[0-9]{0,20}", length in any::<u64>()) {
            if let Part::Bytes(start, n) = of(&field, length) {
                prop_assert!(0 < n && start.checked_add(n).unwrap() <= length);
            }
        }
    }
}
