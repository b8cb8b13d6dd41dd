/**
 * Scores pages as Lighthouse does: `node scripts/lighthouse.mjs <chromium> <width> <cookie> <url>…`.
 *
 * Prints one line of JSON a page: {url, accessibility, bestPractices, findings: [text]}, scores from 0 to 100.
 */
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["accessibility", "best-practices"];
const [chromePath, width, cookie, ...urls] = process.argv.slice(2);
if (urls.length === 0) throw new Error("usage: lighthouse.mjs <chromium> <width> <cookie> <url>…");

const isPhone = Number(width) < 600;
const screen = { mobile: isPhone, width: Number(width), height: 900, deviceScaleFactor: 1, disabled: false };
const chrome = await launch({
  chromePath,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  for (const url of urls) {
    const result = await lighthouse(url, {
      port: chrome.port,
      onlyCategories: CATEGORIES,
      formFactor: isPhone ? "mobile" : "desktop",
      screenEmulation: screen,
      extraHeaders: cookie ? { Cookie: cookie } : {},
      disableStorageReset: true,
      throttlingMethod: "provided",
      // Pages keep a stream open: what is quiet for so long has come.
      maxWaitForLoad: 20_000,
    });
    process.stdout.write(`${JSON.stringify(told(url, result.lhr))}\n`);
  }
} finally {
  await chrome.kill();
}

function told(url, report) {
  const score = (name) => Math.round((report.categories[name].score ?? 0) * 100);
  const refs = CATEGORIES.flatMap((name) => report.categories[name].auditRefs);
  const findings = refs
    .filter(({ id, weight }) => weight > 0 && (report.audits[id].score ?? 1) < 1)
    .map(({ id }) => `${id}: ${report.audits[id].title} ${items(report.audits[id])}`);
  if (report.runtimeError) findings.push(`${report.runtimeError.code}: ${report.runtimeError.message}`);
  return { url, accessibility: score("accessibility"), bestPractices: score("best-practices"), findings };
}

/** The first places that an audit names. */
function items(audit) {
  const found = (audit.details?.items ?? []).slice(0, 3);
  return found.map((item) => item.node?.selector ?? item.description ?? item.url ?? "").join("; ");
}
