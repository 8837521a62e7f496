import { LoadError } from './load-error.ts'

export function damaged(): LoadError {
  return new LoadError('damaged', { zh: 'PDF 文件已损坏，无法读取', en: 'The PDF is damaged and cannot be read' })
}

export function encrypted(): LoadError {
  return new LoadError('encrypted', {
    zh: 'PDF 文件有打开密码，请先解除加密',
    en: 'The PDF needs a password; remove it first',
  })
}

export function stalled(seconds: number): LoadError {
  return new LoadError('stalled', {
    zh: `PDF 解析停滞：连续运算 ${seconds} 秒没有任何结果，文件可能已损坏`,
    en: `Reading the PDF has stalled: ${seconds} s of work without any result; the file may be damaged`,
  })
}

export function tooMuchMemory(megabytes: number): LoadError {
  return new LoadError('too-large', {
    zh: `PDF 过大：解析所需内存超过 ${megabytes} MB`,
    en: `The PDF is too large: parsing it takes more than ${megabytes} MB of memory`,
  })
}

export function inflatesTooFar(megabytes: number): LoadError {
  return new LoadError('too-large', {
    zh: `PDF 过大：其中一个数据流解压后超过 ${megabytes} MB`,
    en: `The PDF is too large: one of its streams inflates to more than ${megabytes} MB`,
  })
}
