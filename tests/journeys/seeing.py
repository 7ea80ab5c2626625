"""What a careful eye sees on a page, as functions for the browser; each answers with a list of faults."""

WIDER = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return [];
  const most = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 2).map((one) => one.tagName + '.' + one.className);
  return ['the page is ' + wide + ' px too wide: ' + most];
}"""

FOCUS_IS_SEEN = """(one) => {
  const style = getComputedStyle(one);
  return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 1) || style.boxShadow !== 'none';
}"""

NAMED = """
  const words = (one) => one.textContent.trim().slice(0, 40);
  const named = (one) => one.tagName.toLowerCase() + '.' + String(one.className) + ' "' + words(one) + '"';
  const shown = (one) => {
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    return style.visibility === 'visible' && style.opacity !== '0' && box.width > 2 && box.height > 2
      && !one.closest('.sr-only, [hidden], [inert]') && (one.checkVisibility?.() ?? true);
  };
  const ownText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
"""

CUT_OFF = (
    "() => {"
    + NAMED
    + """
  const clips = (style, axis) => ['hidden', 'clip'].includes(style['overflow' + axis]);
  return [...document.querySelectorAll('main *, header *, nav *')].filter((one) => {
    if (!shown(one) || !ownText(one) || one.closest('.a4, .paper, svg, textarea, select')) return false;
    const style = getComputedStyle(one);
    const wide = one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
    const high = one.clientHeight > 0 && one.scrollHeight > one.clientHeight + 2;
    return (clips(style, 'X') && wide && style.textOverflow !== 'ellipsis')
      || (clips(style, 'Y') && high && style.webkitLineClamp === 'none');
  }).slice(0, 4).map((one) => 'cut off: ' + named(one));
}"""
)

OVERLAPPING = (
    "() => {"
    + NAMED
    + """
  const floats = (one) => one.closest('.a4, .paper, svg, .menu-list, [role=listbox], dialog, [popover]')
    || ['absolute', 'fixed', 'sticky'].includes(getComputedStyle(one).position)
    || getComputedStyle(one).webkitLineClamp !== 'none';
  const loose = (one) => { for (let up = one; up; up = up.parentElement) if (floats(up)) return true; return false; };
  const lines = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim() || !shown(node.parentElement) || loose(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 2) lines.push([box, node.parentElement]);
  }
  lines.sort((a, b) => a[0].top - b[0].top);
  const faults = [];
  lines.forEach(([a, one], at) => {
    for (let next = at + 1; next < lines.length && lines[next][0].top < a.bottom; next += 1) {
      const [b, other] = lines[next];
      if (one === other) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = a.bottom - b.top;
      if (wide <= 3 || high <= 0.45 * Math.min(a.height, b.height)) continue;
      faults.push('over each other: ' + named(one) + ' / ' + named(other));
    }
  });
  return faults.slice(0, 4);
}"""
)
