{#- In the page itself, named in its policy by checksum: before anything below it is painted, it keeps an answer for the
    build's day from who asks about another one, one for all from who asks about a district, and on home one of the
    country from who keeps a province. day.js, district.js and home.js show the answer once it has come. -#}
{
  const asked = new URLSearchParams(location.search), { classList } = document.documentElement;
  if (asked.get("ngay")) classList.add("awaiting");
  if (asked.get("huyen")) classList.add("choosing");
  try { if (localStorage.getItem("cong-khai-tinh")) classList.add("placed"); } catch { /* storage is switched off */ }
}
