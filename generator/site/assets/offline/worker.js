// What is kept on the reader's device for days without a connection: the pages in `SHELL`, and those of provinces that were
// read, each with the files that it needs. The network is asked first; what comes from the store says so on top. Run by
// ban-luu.js in generator/site/theme, which says where the files of this build stand (`ASSETS`).
// Uses: nothing.

const root = registration.scope;
const at = (path) => root + path;
const NO_NETWORK = at("khong-co-mang.html");
const SHELL = ["", "tim-kiem/", "phuong-phap/"].map(at);
const PROVINCES = at("tinh/");
const MOST = 30; // pages of provinces
const PATIENCE = 4000; // ms of silence

const store = caches.open(root); // other sites may stand at the same host
const stored = async (url) => (await store).match(url, { ignoreVary: true });
const kept = async () => (await (await store).keys()).map(({ url }) => url);
const drop = async (urls) => Promise.all(urls.map(async (url) => (await store).delete(url)));

/** The address under which a page is kept, whatever day was asked for. */
const bare = (url) => url.replace(/[?#].*/, "");
const folder = (url) => bare(url).replace(/[^/]*$/, "");
const isKept = (page) => SHELL.includes(page) || (page.startsWith(PROVINCES) && page.endsWith("/"));

/** Keeps an answer in the place of any other version of it, as the newest. */
const put = async (url, answer) => {
  await (await store).delete(url, { ignoreSearch: true });
  await (await store).put(url, answer);
};

const fetched = (url, cache = "default") => fetch(url, { cache, priority: "low" }).catch(() => Response.error());

/** Takes a file that a page needs, and what it imports; its address changes with what it says. */
const take = async (url) => {
  if (await stored(url)) return;
  const answer = await fetched(url);
  if (!answer.ok) return;
  const imports = url.endsWith(".js") ? [...(await answer.clone().text()).matchAll(/^import .*?"(.+?)";/gm)] : [];
  await put(url, answer);
  await Promise.all(imports.map(([, path]) => take(new URL(path, url).href)));
};

/** The files that a page needs: its looks and scripts, what it says on other days, what home shows of it, or of the map. */
const needed = (page, html) => {
  const files = [...html.matchAll(/<(?:link|script) [^>]*?(?:href|src)="(.+?)"/g)].map(([, path]) => new URL(path, page).href);
  const [, states] = html.match(/data-states="(\w.*?)"/) ?? [];
  const [, place] = html.match(/data-place="(.+?)"/) ?? [];
  const [, map] = html.match(/data-from="(.+?\.json)"/) ?? [];
  const [, day] = html.match(/data-today="(.+?)"/);
  return [
    ...files.filter((url) => url.startsWith(at("assets/"))),
    ...(states ? [page + states] : []),
    ...(place ? [at(`${place}tra-loi.json?${day}`)] : []),
    ...(map ? [`${page}${map}?${day}`] : []),
  ];
};

const keep = async (page, answer) => {
  const html = await answer.clone().text();
  await put(page, answer);
  await Promise.all(needed(page, html).map(take));
  const all = await kept();
  const gone = all.filter((url) => url.startsWith(PROVINCES) && url.endsWith("/")).slice(0, -MOST);
  await drop(all.filter((url) => gone.includes(folder(url))));
};

/** Asks for a page once more; what does not come is kept no longer. */
const renew = async (page) => {
  const answer = await fetched(page, "no-cache");
  return answer.ok ? keep(page, answer) : drop([page]);
};

// A page that was read before there was a worker is kept, too. One whose files go with this build is renewed.
const install = async () => {
  const open = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  const old = await Promise.all((await kept()).filter(isKept).map(async (page) =>
    ((await (await stored(page)).text()).includes(ASSETS) ? "" : page)));
  const read = [...old, ...open.map(({ url }) => bare(url))].filter(isKept);
  await Promise.all([...new Set([...SHELL, NO_NETWORK, ...read])].map(renew));
  await skipWaiting();
};

const activate = async () => {
  await drop((await kept()).filter((url) => url.startsWith(at("assets/")) && !url.startsWith(at(ASSETS))));
  await registration.navigationPreload?.enable();
  await clients.claim();
};

const asked = async (event, page) => {
  const { request } = event;
  const answer = (await event.preloadResponse) ?? (await fetch(request));
  const copy = answer.ok && !answer.redirected && answer.clone();
  if (copy && page && isKept(page)) event.waitUntil(keep(page, copy));
  if (copy && !page) event.waitUntil(put(request.url, copy));
  return answer;
};

/** The network's answer, or, where it fails or is silent, `otherwise` if there is that. */
const answered = async (event, page, otherwise) => {
  const network = asked(event, page);
  event.waitUntil(network.catch(() => {}));
  const silence = new Promise((done) => {
    setTimeout(async () => {
      const found = await otherwise();
      if (found) done(found);
    }, PATIENCE);
  });
  return Promise.race([network, silence]).catch(async () => (await otherwise()) ?? Response.error());
};

const changed = async (answer, change) => new Response(change(await answer.text()), answer);

/** A page as it was kept, which says so. */
const old = async (page) => {
  const found = await stored(page);
  return found && changed(found, (html) => html.replace(/(<p class="offline"[^>]*) hidden>/, "$1>"));
};

const noNetwork = async () => {
  const found = await stored(NO_NETWORK);
  // Its links count from the root, and it stands anywhere.
  return found && changed(found, (html) => html.replaceAll('="./', `="${root}`));
};

const visited = async (event) => {
  const page = bare(event.request.url);
  const answer = await answered(event, page, () => old(page));
  return answer.type === "error" ? (await noNetwork()) ?? answer : answer;
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { url, mode, method } = event.request;
  if (method !== "GET" || !url.startsWith(root)) return;
  if (mode === "navigate") event.respondWith(visited(event));
  else if (url.startsWith(at("assets/"))) event.respondWith(stored(url).then((found) => found ?? fetch(event.request)));
  // What these say goes with the page that names their version.
  else if (/\/tra-loi\.json\?/.test(url) || (/\.json\?/.test(url) && isKept(folder(url)))) event.respondWith(answered(event, null, () => stored(url)));
});
