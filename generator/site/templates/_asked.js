{#- In the page itself, named in its policy by checksum: before anything below it is painted, it keeps an answer for the
    build's day from who asks about another one, one for all from who asks about a district, and on home one of the
    country from who keeps a province. day.js, district.js and home.js show the answer once it has come. -#}
{
  const asked = new URLSearchParams(location.search), { classList } = document.documentElement;
  if (asked.get("ngay")) classList.add("awaiting");
  if (asked.get("huyen")) classList.add("choosing");
  try {
    const kept = localStorage.getItem("cong-khai-tinh");
    if (kept) classList.add("placed");
    // What places/own.js shows on home is on its way before any script has come.
    if (kept && document.querySelector(".own")) {
      const link = { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: `${kept}tra-loi.json` };
      document.head.append(Object.assign(document.createElement("link"), link));
    }
  } catch { /* storage is switched off */ }
}
