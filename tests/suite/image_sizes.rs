//! Pages keep the room of pictures free before these are loaded, and load them when they come near.

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::run;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"/>";

fn archive() -> Archive {
    let archive = Archive::new(
        "=== content/articles/haiti/index.md\n---\ntitle: Haiti\ndate: 2024-09-26\n---\nA map:\n\n![The provinces](map.svg)\n\n![No size](odd.svg)\n=== content/actors/ruto.md\n---\nname: William Ruto\nkind: person\nimage: {src: /ruto.svg, alt: Ruto at the rostrum}\n---\n",
    );
    archive.write("content/articles/haiti/map.svg", SVG);
    archive.write("content/articles/haiti/odd.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    archive.write("static/ruto.svg", SVG);
    archive
}

#[test]
fn pictures_have_their_size_and_wait_until_they_are_near() {
    let archive = archive();
    run::build(&archive);
    for (address, selector) in [("articles/haiti/", ".text img"), ("actors/ruto/", ".portrait img")]
    {
        let page = Page::read(&archive.site(), address);
        for (name, value) in
            [("width", "30"), ("height", "20"), ("loading", "lazy"), ("decoding", "async")]
        {
            let found = page.attributes(selector, name);
            assert_eq!(found.first().map(String::as_str), Some(value), "{name} in {address}");
        }
    }
    let page = Page::read(&archive.site(), "articles/haiti/");
    assert_eq!(page.attributes(".text img", "width").len(), 1, "what has no size is given none");
}

#[test]
fn a_picture_of_another_size_changes_the_page() {
    let archive = archive();
    run::build(&archive);
    archive.write("content/articles/haiti/map.svg", SVG.replace("30", "60"));
    run::build(&archive);
    let page = Page::read(&archive.site(), "articles/haiti/");
    assert_eq!(page.attributes(".text img", "width"), ["60"]);
}
