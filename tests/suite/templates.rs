//! A look is changed by a template of the same name, which may extend the built-in one.

use crate::kit::archive::Archive;
use crate::kit::page::Page;
use crate::kit::run;

#[test]
fn one_template_is_replaced_and_the_others_stay() {
    let archive = Archive::small();
    archive.write(
        "templates/page.html",
        "<!DOCTYPE html><title>t</title><h1 class=\"own\">{{ page.head.title }}</h1>",
    );
    run::build(&archive);
    assert_eq!(Page::read(&archive.site(), "about/").texts("h1.own"), ["About"]);
    assert_eq!(Page::read(&archive.site(), "actors/kenya/").texts("h1.own"), [""; 0]);
}

#[test]
fn a_template_may_extend_the_built_in_one() {
    let archive = Archive::small();
    archive.write(
        "templates/page.html",
        "{% extends \"builtin/page.html\" %}{% block head %}<meta name=\"x\" content=\"own\">{% endblock head %}",
    );
    run::build(&archive);
    let page = Page::read(&archive.site(), "about/");
    assert_eq!(page.attributes("meta[name=x]", "content"), ["own"]);
    assert_eq!(page.texts("h1"), ["About"]);
}

#[test]
fn a_broken_template_is_an_error_at_its_line_and_the_site_stays() {
    let archive = Archive::small();
    run::build(&archive);
    archive.write("templates/page.html", "<h1>\n{{ page.head.titel }}\n</h1>");
    let run = run::dateline(&archive, &["build"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("error[template-failed]"), "{}", run.stderr);
    assert!(run.stderr.contains("templates/page.html:2:"), "{}", run.stderr);
    assert_eq!(Page::read(&archive.site(), "about/").texts("h1"), ["About"]);
}
