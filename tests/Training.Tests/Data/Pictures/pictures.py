"""Writes pictures of many kinds with Pillow, and what Pillow reads of them: FILE.raw is channels x height x width bytes."""
import os
import sys

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

# A square of another size, resampled.
side, size = 37, 16
box = ((width - side) // 2, (height - side) // 2, (width - side) // 2 + side, (height - side) // 2 + side)
for target in (16, 50):
    square = colour.crop(box).resize((target, target), Image.BILINEAR)
    with open(os.path.join(out, f"square-{target}.raw"), "wb") as file:
        file.write(np.ascontiguousarray(np.asarray(square).transpose(2, 0, 1)).tobytes())
