// Validates a CycloneDX file against the published schema: node validate.mjs FILE
import { readFileSync } from 'node:fs';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';

const text = readFileSync(process.argv[2], 'utf8');
const { specVersion } = JSON.parse(text);
const fault = await new Validation.JsonStrictValidator(specVersion).validate(text);
if (fault !== null) {
    console.error(fault);
    process.exit(1);
}
console.log(`valid by the schema of CycloneDX ${Spec.SpecVersionDict[specVersion].version}`);
