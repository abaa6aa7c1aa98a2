// A wire goes to the service and comes back as a draft for a CMS like WordPress; no packages.
//   SUMMARIZER_KEY=… node post.mjs http://127.0.0.1:8000 wire.txt
// What is printed can be sent to /wp-json/wp/v2/posts. A wire that is held or killed makes no post.
import { readFile } from "node:fs/promises";

const [service, path] = process.argv.slice(2);
const key = process.env.SUMMARIZER_KEY;
const headers = key ? { Authorization: `Bearer ${key}` } : {};

async function ask(what, body) {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(`${service}/v1/${what}`, { method: "POST", body, headers });
    if (answer.ok) return answer.json();
    const problem = await answer.json();
    if (!problem.retryable || tries === 5) throw new Error(`${problem.code}: ${problem.detail}; ${problem.hint}`);
    const seconds = Number(answer.headers.get("Retry-After") ?? 2 ** tries);
    await new Promise((done) => setTimeout(done, 1000 * seconds));
  }
}

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const wire = await readFile(path);
try {
  const { outcome, reason, summary } = await ask("summaries", wire);
  if (outcome !== "summarised") throw new Error(`${outcome}: ${reason}`);
  const { blurbs } = await ask("blurbs?channel=headline&channel=standfirst", wire);
  const text = (channel) => blurbs.find((it) => it.channel === channel && it.text)?.text ?? "";
  const quotes = summary.quotes.map(({ text, speaker }) =>
    `<blockquote><p>${escaped(text)}</p><cite>${escaped(speaker?.name ?? "")}</cite></blockquote>`);
  const post = { status: "draft", title: text("headline"), excerpt: text("standfirst"), content: quotes.join("\n") };
  console.log(JSON.stringify(post, null, 2));
} catch (fault) {
  console.error(fault.message);
  process.exitCode = 1;
}
