//! What templates may read. These types are a contract with the authors of themes: fields may be added, not changed in silence.
//!
//! Addresses are paths of the site without a leading slash (`actors/kenya/`), which the template function `url` makes
//! relative; dates are EDTF strings, which `date` and `time` print in the page's language.

pub mod actor;
pub mod article;
pub mod cite;
pub mod figure;
pub mod home;
pub mod index;
pub mod line;
pub mod network;
pub mod note;
pub mod noted;
pub mod parts;
pub mod quotation;
pub mod record;
pub mod said;
pub mod search;
pub mod site;
pub mod speech;
pub mod timeline;
