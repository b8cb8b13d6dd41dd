import chronos from "./index.js";

export const {
  Chronos,
  ChronosApiError,
  ChronosError,
  ChronosTimeoutError,
  appendVariable,
  artifact,
  artifacts,
  context,
  deleteVariable,
  getArtifact,
  getVariable,
  incrementVariable,
  input,
  metric,
  output,
  progress,
  setCondition,
  setVariable,
  variableExists,
} = chronos;
export default chronos;
