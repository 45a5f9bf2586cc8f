import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Golos Text, in the weights that our documents have. In the bundles a substitute stands here that holds the bytes. */
export const golosFonts = {
  regular: bytesOf('400Regular/GolosText_400Regular.ttf'),
  semibold: bytesOf('600SemiBold/GolosText_600SemiBold.ttf'),
};

function bytesOf(file: string): Uint8Array {
  return readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/golos-text/${file}`)));
}
