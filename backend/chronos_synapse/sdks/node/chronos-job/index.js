"use strict";

// The runtime API of Chronos Synapse, for jobs in Node.js 14 or later. Needs nothing but Node.js.

const { readFile } = require("fs").promises;
const { ChronosApiError, ChronosError, ChronosTimeoutError, Transport } = require("./transport.js");

const MEDIA_TYPES = {
  csv: "text/csv",
  gz: "application/gzip",
  html: "text/html",
  json: "application/json",
  log: "text/plain",
  md: "text/markdown",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
  xml: "application/xml",
  zip: "application/zip",
};

class Chronos {
  #transport;

  constructor(options) {
    this.#transport = new Transport(options);
  }

  async input() {
    return (await this.#get("/input")).data;
  }

  async output(data) {
    await this.#send("POST", "/output", { data: data === undefined ? null : data });
  }

  async context() {
    return this.#get("/context");
  }

  async getVariable(key, fallback = null) {
    try {
      return (await this.#get(variable(key))).value;
    } catch (error) {
      if (isMissing(error)) return fallback;
      throw error;
    }
  }

  async variableExists(key) {
    const missing = Symbol("missing");
    return (await this.getVariable(key, missing)) !== missing;
  }

  async setVariable(key, value, { expectedVersion } = {}) {
    const body = expectedVersion === undefined ? { value } : { value, expected_version: expectedVersion };
    return (await this.#send("PUT", variable(key), body)).version;
  }

  async incrementVariable(key, by = 1) {
    return (await this.#send("POST", `${variable(key)}/increment`, { by }, false)).value;
  }

  async appendVariable(key, value) {
    return (await this.#send("POST", `${variable(key)}/append`, { value }, false)).value;
  }

  async deleteVariable(key) {
    try {
      await this.#transport.ask({ method: "DELETE", path: variable(key) });
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async setCondition(condition) {
    await this.#send("POST", "/condition", { condition });
  }

  async metric(name, value, unit = "") {
    await this.#send("POST", "/metrics", { name, value, unit });
  }

  async progress(percent = null, text = "") {
    await this.#send("POST", "/progress", { percent, text });
  }

  async artifact(name, data, { path, mediaType } = {}) {
    if ((data === undefined || data === null) === (path === undefined)) {
      throw new TypeError("give either data or path");
    }
    const body = path === undefined ? Buffer.from(data) : await readFile(path);
    const guessed = MEDIA_TYPES[String(name).split(".").pop().toLowerCase()];
    const request = { method: "PUT", path: artifactPath(name), body };
    const answer = await this.#transport.ask({
      ...request,
      mediaType: mediaType ?? guessed ?? "application/octet-stream",
    });
    return JSON.parse(answer.toString("utf8"));
  }

  async getArtifact(name) {
    return this.#transport.ask({ method: "GET", path: artifactPath(name) });
  }

  async artifacts() {
    return (await this.#get("/artifacts")).items;
  }

  async #get(path) {
    return JSON.parse((await this.#transport.ask({ method: "GET", path })).toString("utf8"));
  }

  async #send(method, path, body, isRepeatable = true) {
    const request = { method, path, body: Buffer.from(JSON.stringify(body)), isRepeatable };
    const answer = await this.#transport.ask(request);
    return answer.length > 0 ? JSON.parse(answer.toString("utf8")) : undefined;
  }
}

function variable(key) {
  return `/variables/${encodeURIComponent(key)}`;
}

function artifactPath(name) {
  return `/artifacts/${encodeURIComponent(name)}`;
}

function isMissing(error) {
  return error instanceof ChronosApiError && error.code === "variable.not_found";
}

const own = new Chronos();
const bound = {};
for (const name of Object.getOwnPropertyNames(Chronos.prototype)) {
  if (name !== "constructor") bound[name] = own[name].bind(own);
}

module.exports = { ...bound, Chronos, ChronosApiError, ChronosError, ChronosTimeoutError };
