{#- In the page itself, named in its policy by checksum: before anything below it is painted, it keeps an answer for the
    build's day from who asks about another one. day.js shows the answer once it has come. -#}
if (new URLSearchParams(location.search).get("ngay")) document.documentElement.classList.add("awaiting");
