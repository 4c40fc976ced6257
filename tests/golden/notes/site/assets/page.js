// Puts the paragraph that is looked at into the link by which an error is reported: the one that is selected, else the one that
// the address names.
"use strict";
{
  const link = document.querySelector(".report-error a");
  const page = link.dataset.page;
  const address = link.getAttribute("href");

  const selected = () => {
    const { anchorNode, isCollapsed } = document.getSelection();
    if (isCollapsed) return null;
    const element = anchorNode instanceof Element ? anchorNode : anchorNode.parentElement;
    return element.closest("#dl-text [id]");
  };

  const fill = () => {
    const place = selected();
    const fragment = place ? "#" + place.id : location.hash;
    link.href = address.replace(page, () => page + encodeURIComponent(fragment));
  };

  for (const event of ["pointerenter", "focus"]) link.addEventListener(event, fill);
}
