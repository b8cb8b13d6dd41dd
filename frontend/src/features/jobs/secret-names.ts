export { isSecretName } from "@/lib/secret-names";
