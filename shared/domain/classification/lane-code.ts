/**
 * Code that reckons numbers side by side: WebAssembly, which every platform runs as it is, told in base64. The answer gives it
 * a memory of so many bytes, all 0; its functions reckon with places in that memory, which nothing checks.
 */
export function laneCode<Functions extends object>(
  code: string,
): (bytes: number) => Functions & { readonly memory: ArrayBuffer } {
  const compiled = new WebAssembly.Module(Uint8Array.from(atob(code), (byte) => byte.charCodeAt(0)));
  return (bytes) => {
    const pages = Math.ceil(bytes / pageSize);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance<Functions>(compiled, { lanes: { memory } });
    return { ...exports, memory: memory.buffer };
  };
}

const pageSize = 2 ** 16;

/** What is used here of the platform's WebAssembly. */
declare namespace WebAssembly {
  class Memory {
    constructor(pages: { readonly initial: number; readonly maximum: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(code: Uint8Array);
  }
  class Instance<Functions> {
    constructor(module: Module, imports: { readonly lanes: { readonly memory: Memory } });
    readonly exports: Functions;
  }
}
