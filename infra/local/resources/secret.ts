import * as z from 'zod';
import { arn, type Planned, physicalName, type Resource } from './resource.ts';
import { reasons } from './without-effect.ts';

const generated = z.strictObject({
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
  PasswordLength: z.number().int().positive().default(32),
});
const secretSchema = z.strictObject({
  Name: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({})
    .loose()
    .transform((given) => generated.parse(withoutAlphabet(given)))
    .optional(),
});

const withoutEffect = {
  Description: reasons.metadata,
  KmsKeyId: reasons.encryption,
  ReplicaRegions: 'there is one region',
  Tags: reasons.metadata,
};

/** `AWS::SecretsManager::Secret`. */
export function secret(resource: Resource): Planned {
  const { Name, SecretString, GenerateSecretString } = resource.read(secretSchema, withoutEffect);
  const name = physicalName(resource, Name, 512);
  const secretArn = arn(resource, 'secretsmanager', `secret:${name}-000000`);
  const value =
    SecretString === undefined
      ? {
          length: GenerateSecretString?.PasswordLength ?? 32,
          template: GenerateSecretString?.SecretStringTemplate,
          key: GenerateSecretString?.GenerateStringKey,
        }
      : { text: SecretString };
  return { ref: secretArn, attributes: { Id: secretArn }, part: { kind: 'secret', name, arn: secretArn, value } };
}

/** Every generated value is alphanumeric, which satisfies any exclusion but one of letters or digits themselves. */
function withoutAlphabet(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const alphabet = ['ExcludePunctuation', 'ExcludeCharacters', 'IncludeSpace', 'RequireEachIncludedType'];
  return Object.fromEntries(Object.entries(given).filter(([name]) => !alphabet.includes(name)));
}
