import sharp from 'sharp';

const formats = { webp: 'image/webp', jpeg: 'image/jpeg', png: 'image/png' };

/**
 * A picture in base64 in, a smaller one out.
 * event: { image: base64, width?: pixels, format?: 'webp' | 'jpeg' | 'png' }
 */
export const handler = async ({ image, width = 64, format = 'webp' }) => {
  if (!(format in formats)) throw new RangeError(`format must be one of ${Object.keys(formats).join(', ')}`);
  const picture = sharp(Buffer.from(image, 'base64'), { limitInputPixels: 50_000_000 });
  const { data, info } = await picture
    .resize({ width, withoutEnlargement: true })
    .toFormat(format)
    .toBuffer({ resolveWithObject: true });
  return { contentType: formats[format], width: info.width, height: info.height, image: data.toString('base64') };
};
