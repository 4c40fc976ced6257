//! The starter archive: a few short records of each important kind, about the founding of the United Nations, that say in
//! comments what they are for.

/// The files of the starter archive: path and text.
pub const FILES: [(&str, &str); 11] = [
    ("site.yaml", include_str!("starter/site.yaml")),
    ("content/actors/harry-s-truman.md", include_str!("starter/harry-s-truman.md")),
    (
        "content/actors/san-francisco-conference.md",
        include_str!("starter/san-francisco-conference.md"),
    ),
    ("content/actors/united-nations.md", include_str!("starter/united-nations.md")),
    ("content/actors/united-states.md", include_str!("starter/united-states.md")),
    ("content/articles/1945/charter-signed.md", include_str!("starter/charter-signed.md")),
    ("content/claims/fifty-states-signed.md", include_str!("starter/fifty-states-signed.md")),
    ("content/events/charter-in-force.md", include_str!("starter/charter-in-force.md")),
    ("content/pages/about.md", include_str!("starter/about.md")),
    ("content/pledges/charter-to-the-senate.md", include_str!("starter/charter-to-the-senate.md")),
    (
        "content/speeches/truman-closing-session.md",
        include_str!("starter/truman-closing-session.md"),
    ),
];
