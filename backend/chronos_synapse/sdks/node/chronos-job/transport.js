"use strict";

// HTTP to the runtime API: by the worker's socket, or by a URL where the job runs elsewhere.

const http = require("http");
const https = require("https");

const TIMEOUT_MS = 30_000;
// Before the second try, before the third, and so on; there are as many tries as waits.
const WAITS_MS = [1000, 2000, 4000];
const LONGEST_WAIT_MS = 30_000;
// Answers after which the same may be asked again.
const BUSY = new Set([429, 500, 502, 503, 504]);

class ChronosError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = new.target.name;
  }
}

class ChronosTimeoutError extends ChronosError {}

class ChronosApiError extends ChronosError {
  constructor(status, problem) {
    const code = String(problem.type ?? "")
      .split(":")
      .pop();
    const detail = String(problem.detail ?? "");
    super(`${status} ${code}: ${detail}`);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = Array.isArray(problem.errors) ? problem.errors : [];
  }
}

class Failure extends Error {
  constructor(error, wasSent) {
    super(error.message);
    this.error = error;
    this.wasSent = wasSent;
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Transport {
  constructor({ environment = process.env, timeoutMs = TIMEOUT_MS, sleep = pause } = {}) {
    this.environment = environment;
    this.timeoutMs = timeoutMs;
    this.sleep = sleep;
  }

  /** The body of the answer, a Buffer; a ChronosApiError when it is a refusal. */
  async ask(request) {
    const isRepeatable = request.isRepeatable !== false;
    for (let tries = 1; ; tries += 1) {
      const isLast = tries === WAITS_MS.length;
      let waitMs = WAITS_MS[tries - 1];
      try {
        const { status, headers, body } = await this.exchange(request);
        if (status < 400) return body;
        if (isLast || !BUSY.has(status) || !(isRepeatable || status === 429)) {
          throw new ChronosApiError(status, problemOf(body));
        }
        waitMs = retryAfterMs(headers["retry-after"], waitMs);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (isLast || (error.wasSent && !isRepeatable)) throw error.error;
      }
      await this.sleep(waitMs);
    }
  }

  exchange({ method, path, body, mediaType = "application/json" }) {
    const { module, options, prefix } = this.target();
    const headers = { Authorization: `Bearer ${this.environment.CHRONOS_TOKEN ?? ""}`, Connection: "close" };
    if (body !== undefined) Object.assign(headers, { "Content-Type": mediaType, "Content-Length": body.length });
    return new Promise((resolve, reject) => {
      let wasSent = false;
      const fail = (error) => reject(new Failure(error, wasSent));
      const asked = module.request({ ...options, method, path: prefix + path, headers, agent: false }, (answer) => {
        const pieces = [];
        answer.on("data", (piece) => pieces.push(piece));
        answer.on("error", (cause) => fail(unreachable(cause)));
        answer.on("end", () => {
          clearTimeout(timer);
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) });
        });
      });
      const timer = setTimeout(() => {
        fail(new ChronosTimeoutError(`the runtime API did not answer within ${this.timeoutMs / 1000} s`));
        asked.destroy();
      }, this.timeoutMs);
      asked.on("socket", (socket) => {
        if (socket.connecting) socket.once("connect", () => (wasSent = true));
        else wasSent = true;
      });
      asked.on("error", (cause) => {
        clearTimeout(timer);
        fail(unreachable(cause));
      });
      asked.end(body);
    });
  }

  target() {
    const { CHRONOS_RUNTIME_SOCKET: socketPath, CHRONOS_RUNTIME_URL: address } = this.environment;
    if (socketPath) return { module: http, options: { socketPath, host: "localhost" }, prefix: "/api/v1/runtime" };
    if (!address) {
      throw new ChronosError(
        "this is no job of Chronos Synapse: neither CHRONOS_RUNTIME_SOCKET nor CHRONOS_RUNTIME_URL is set",
      );
    }
    const url = new URL(address);
    const options = { hostname: url.hostname, port: url.port || undefined };
    return { module: url.protocol === "https:" ? https : http, options, prefix: url.pathname.replace(/\/+$/, "") };
  }
}

function unreachable(cause) {
  return new ChronosError(`the runtime API cannot be reached: ${cause.message || cause.code}`, { cause });
}

function problemOf(body) {
  try {
    const found = JSON.parse(body.toString("utf8"));
    if (found !== null && typeof found === "object") return found;
  } catch {
    // It is no problem document; its words are all there is.
  }
  return { detail: body.toString("utf8", 0, 200) };
}

function retryAfterMs(stated, fallback) {
  const seconds = Number(stated);
  if (stated === undefined || !Number.isFinite(seconds)) return fallback;
  return Math.min(Math.max(seconds * 1000, 0), LONGEST_WAIT_MS);
}

module.exports = { ChronosApiError, ChronosError, ChronosTimeoutError, Transport };
