// {{ cong_khai.today }}: with each build, browsers see another worker.
{#- It stands at the root, since it keeps pages of the whole site; what it does: assets/offline/worker.js. #}
{%- set worker = cong_khai.assets['offline/worker.js'] %}
const ASSETS = "{{ worker|replace('offline/worker.js', '') }}";
importScripts("{{ worker }}");
