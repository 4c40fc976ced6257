//! A digest of any value that can be hashed: equal values have equal digests on every machine, and no two others do.

use std::hash::{Hash, Hasher};

/// A BLAKE3 hash.
pub type Digest = [u8; 32];

/// Returns the digest of a value.
pub fn of(value: &(impl Hash + ?Sized)) -> Digest {
    let mut bytes = Bytes(Vec::with_capacity(4 * 1024));
    value.hash(&mut bytes);
    blake3::hash(&bytes.0).into()
}

/// Returns the first 8 hexadecimal digits of the digest of a text.
pub fn short(text: &str) -> String {
    let digest = of(text);
    let first = digest.iter().take(4).fold(0, |bits: u32, byte| bits << 8 | u32::from(*byte));
    format!("{first:08x}")
}

/// Collects what a value says of itself. Numbers are written alike on all machines.
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn write_u16(&mut self, n: u16) {
        self.write(&n.to_le_bytes());
    }

    fn write_u32(&mut self, n: u32) {
        self.write(&n.to_le_bytes());
    }

    fn write_u64(&mut self, n: u64) {
        self.write(&n.to_le_bytes());
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }

    fn write_i16(&mut self, n: i16) {
        self.write_u16(n.cast_unsigned());
    }

    fn write_i32(&mut self, n: i32) {
        self.write_u32(n.cast_unsigned());
    }

    fn write_i64(&mut self, n: i64) {
        self.write_u64(n.cast_unsigned());
    }

    fn write_isize(&mut self, n: isize) {
        self.write_i64(n as i64);
    }

    fn finish(&self) -> u64 {
        let digest = blake3::hash(&self.0);
        let (first, _) = digest.as_bytes().split_first_chunk().expect("a digest has 32 bytes");
        u64::from_le_bytes(*first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_equal_digests_and_no_others() {
        assert_eq!(of(&("a", 1_usize)), of(&(String::from("a"), 1_u64)));
        let different = [of(&("a", "b")), of(&("ab", "")), of(&("", "ab")), of(&vec!["a", "b"])];
        for (n, one) in different.iter().enumerate() {
            assert!(!different.iter().skip(n + 1).any(|other| other == one), "{n}");
        }
    }

    #[test]
    fn a_digest_is_the_same_on_every_machine() {
        assert_eq!(of(&(1_u32, "a")), *blake3::hash(b"\x01\0\0\0a\xff").as_bytes());
    }
}
