//! Where a reader reports an error on a page.

use crate::archive::Archive;
use crate::page::base_url::BaseUrl;
use crate::page::view::parts::Report;
use crate::record::contact::{Contact, PAGE};
use crate::text::escape;

/// Returns the link by which an error on a page is reported, if the settings say where.
pub fn link(archive: &Archive, title: &str, address: &str) -> Option<Report> {
    let address =
        BaseUrl::of(archive).map_or_else(|| address.to_owned(), |base| base.join(address));
    let mut page = String::new();
    escape::push_encoded(&mut page, &address);
    let url = match archive.site.contact.as_ref()? {
        Contact::Mail(mail) => {
            let mut subject = String::new();
            escape::push_encoded(&mut subject, title);
            format!("mailto:{mail}?subject={subject}&body={page}")
        }
        Contact::Web(pattern) => pattern.replace(PAGE, &page),
    };
    Some(Report { url, page })
}
