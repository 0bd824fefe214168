"""Writes pictures of many kinds with Pillow, and what Pillow reads of them: FILE.raw is channels x height x width bytes.
PNGs of kinds that Pillow does not write are put together here, so that their pixels are known."""
import os
import struct
import sys
import zlib

try:
    import numpy as np
    from PIL import Image
except ImportError as error:
    print(error)
    sys.exit(3)

out = sys.argv[1]
height, width = 37, 53
y, x = np.mgrid[0:height, 0:width]
rgb = np.stack([128 + 100 * np.sin(x / 9.0) * np.cos(y / 7.0), 4 * x + y, 255 - 5 * y + x], axis=2).clip(0, 255).astype(np.uint8)
colour = Image.fromarray(rgb)
grey = colour.convert("L")


def keep(name, picture, read="RGB", **options):
    path = os.path.join(out, name)
    picture.save(path, **options)
    raw(path, read)


def raw(path, read):
    pixels = np.asarray(Image.open(path).convert(read))
    planes = pixels[None] if pixels.ndim == 2 else pixels.transpose(2, 0, 1)
    with open(path + ".raw", "wb") as file:
        file.write(np.ascontiguousarray(planes).tobytes())


keep("baseline-444.jpg", colour, quality=92, subsampling=0)
keep("baseline-422.jpg", colour, quality=85, subsampling=1)
keep("baseline-420.jpg", colour, quality=80, subsampling=2)
keep("progressive.jpg", colour, quality=88, progressive=True, subsampling=0)
keep("progressive-420.jpg", colour, quality=75, progressive=True)
keep("optimised.jpg", colour, quality=30, optimize=True)
keep("grey.jpg", grey, "L", quality=90)
keep("grey-progressive.jpg", grey, "L", quality=60, progressive=True)
keep("inks.jpg", colour.convert("CMYK"), quality=95)
with open(os.path.join(out, "inks.jpg"), "rb") as file:
    inks = file.read()
transform = inks.index(b"Adobe") + 11
with open(os.path.join(out, "inks-luma.jpg"), "wb") as file:
    file.write(inks[:transform] + b"\2" + inks[transform + 1:])
raw(os.path.join(out, "inks-luma.jpg"), "RGB")
keep("rgb.png", colour)
keep("grey.png", grey, "L")
keep("palette.png", colour.quantize(19))
keep("palette-2.png", colour.quantize(2))
keep("bits.png", grey.point(lambda v: 255 if v > 127 else 0).convert("1"), "L")
sixteen = Image.fromarray((np.asarray(grey).astype(np.uint16) << 8) | 0x55)
sixteen.save(os.path.join(out, "sixteen.png"))
with open(os.path.join(out, "sixteen.png.raw"), "wb") as file:
    file.write(np.asarray(grey).tobytes())
alpha = np.dstack([rgb, (3 * x + y).clip(0, 255).astype(np.uint8)])
white = (alpha[..., :3].astype(int) * alpha[..., 3:] + 255 * (255 - alpha[..., 3:].astype(int)) + 127) // 255
Image.fromarray(alpha).save(os.path.join(out, "alpha.png"))
with open(os.path.join(out, "alpha.png.raw"), "wb") as file:
    file.write(np.ascontiguousarray(white.astype(np.uint8).transpose(2, 0, 1)).tobytes())



def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def rows(samples, depth):
    bits = samples.reshape(samples.shape[0], -1)
    if depth == 16:
        packed = bits.astype(">u2").view(np.uint8)
    else:
        packed = np.packbits(np.unpackbits(bits.astype(np.uint8)[..., None], axis=2)[..., 8 - depth:].reshape(len(bits), -1), axis=1)
    return b"".join(b"\0" + row.tobytes() for row in packed)


def put(name, samples, depth, kind, expected, interlaced=False, **chunks):
    """A PNG of samples (height x width x samples); expected is height x width x channels."""
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)] if interlaced else [(0, 0, 1, 1)]
    body = b"".join(rows(samples[top::down, left::across], depth) for left, top, across, down in passes if samples[top:, left:].size)
    header = struct.pack(">IIBBBBB", samples.shape[1], samples.shape[0], depth, kind, 0, 0, interlaced)
    with open(os.path.join(out, name), "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunk(key.encode(), value) for key, value in chunks.items())
                   + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b""))
    with open(os.path.join(out, name + ".raw"), "wb") as file:
        file.write(np.ascontiguousarray(expected.astype(np.uint8).transpose(2, 0, 1)).tobytes())


def on_white(values, opacity):
    return (values.astype(int) * opacity + 255 * (255 - opacity.astype(int)) + 127) // 255


luma = np.asarray(grey)[..., None]
veil = alpha[..., 3:]
put("grey-2.png", luma >> 6, 2, 0, (luma >> 6) * 85)
put("grey-4.png", luma >> 4, 4, 0, (luma >> 4) * 17)
put("grey-4-key.png", luma >> 4, 4, 0, np.where(luma >> 4 == 9, 255, (luma >> 4) * 17), tRNS=struct.pack(">H", 9))
put("grey-alpha.png", np.dstack([luma, veil]), 8, 4, on_white(luma, veil))
put("grey-alpha-16.png", np.dstack([luma, veil]).astype(int) * 256 + 77, 16, 4, on_white(luma, veil))
put("sixteen-rgb.png", rgb.astype(int) * 256 + 200, 16, 2, rgb)
put("sixteen-alpha.png", alpha.astype(int) * 256 + 3, 16, 6, on_white(rgb, veil))
put("sixteen-key.png", rgb.astype(int) * 256, 16, 2, np.where((rgb == rgb[5, 5]).all(axis=2, keepdims=True), 255, rgb), tRNS=struct.pack(">HHH", *(rgb[5, 5].astype(int) * 256)))
put("rgb-key.png", rgb, 8, 2, np.where((rgb == rgb[5, 5]).all(axis=2, keepdims=True), 255, rgb), tRNS=struct.pack(">HHH", *rgb[5, 5]))
entries = np.random.RandomState(1).randint(0, 256, (16, 3))
seen = np.array([0, 128, 7, 255, 60] + [255] * 11)
table = on_white(entries, seen[:, None])
put("palette-4-alpha.png", luma >> 4, 4, 3, table[(luma >> 4)[..., 0]], PLTE=entries.astype(np.uint8).tobytes(), tRNS=seen[:5].astype(np.uint8).tobytes())
put("interlaced.png", rgb, 8, 2, rgb, interlaced=True)
put("interlaced-bits.png", luma >> 7, 1, 0, (luma >> 7) * 255, interlaced=True)
put("interlaced-palette.png", luma >> 4, 4, 3, table[(luma >> 4)[..., 0]], interlaced=True, PLTE=entries.astype(np.uint8).tobytes(), tRNS=seen.astype(np.uint8).tobytes())
put("interlaced-alpha-16.png", alpha.astype(int) * 256 + 3, 16, 6, on_white(rgb, veil), interlaced=True)
put("interlaced-small.png", rgb[:2, :3], 8, 2, rgb[:2, :3], interlaced=True)

# One pixel, and compressed rows of far more.
with open(os.path.join(out, "more.png"), "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes(1 << 26))) + chunk(b"IEND", b""))

# A square of another size, resampled.
side, size = 37, 16
box = ((width - side) // 2, (height - side) // 2, (width - side) // 2 + side, (height - side) // 2 + side)
for target in (16, 50):
    square = colour.crop(box).resize((target, target), Image.BILINEAR)
    with open(os.path.join(out, f"square-{target}.raw"), "wb") as file:
        file.write(np.ascontiguousarray(np.asarray(square).transpose(2, 0, 1)).tobytes())
