using System.Numerics;

namespace AutoGraph.Samples;

/// <summary>Draws digits with a round pen: strokes under a random shift, scale, turn, slant,
/// thickness and noise.</summary>
internal static class DigitPainter
{
    /// <summary>The strokes of each digit in a box of width 1 and height 2 around the origin, y downwards.</summary>
    private static readonly Vector2[][][] Strokes =
    [
        [Arc(0, 0, 0.5f, 1f, 0, 360)],
        [[new(-0.3f, -0.6f), new(0.1f, -1f), new(0.1f, 1f)]],
        [[.. Arc(0, -0.5f, 0.5f, 0.5f, 190, 400), new(-0.5f, 1f), new(0.55f, 1f)]],
        [Arc(-0.05f, -0.5f, 0.5f, 0.5f, 205, 450), Arc(-0.05f, 0.5f, 0.55f, 0.5f, -90, 155)],
        [[new(0.2f, 1f), new(0.2f, -1f), new(-0.55f, 0.4f), new(0.6f, 0.4f)]],
        [[new(0.5f, -1f), new(-0.4f, -1f), new(-0.45f, -0.1f), .. Arc(-0.05f, 0.4f, 0.55f, 0.6f, -110, 150)]],
        [[new(0.35f, -1f), new(-0.2f, -0.4f), .. Arc(0, 0.45f, 0.5f, 0.55f, 190, 550)]],
        [[new(-0.5f, -1f), new(0.5f, -1f), new(-0.1f, 1f)]],
        [Arc(0, -0.5f, 0.42f, 0.5f, 0, 360), Arc(0, 0.5f, 0.52f, 0.5f, 0, 360)],
        [[.. Arc(0, -0.45f, 0.48f, 0.55f, 0, 360), new(0.45f, 0.3f), new(0.2f, 1f)]],
    ];

    /// <summary>Draws images; the same seed draws the same ones on any number of cores.</summary>
    public static DigitSet Paint(int count, int seed)
    {
        var pixels = new byte[count * DigitSet.PixelsPerImage];
        var labels = new byte[count];
        Parallel.For(0, count, image =>
        {
            var random = new Random(unchecked(seed * 1_000_003 + image));
            labels[image] = (byte)random.Next(10);
            var canvas = pixels.AsSpan(image * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage);
            Draw(labels[image], random, canvas);
        });
        return new DigitSet(pixels, labels);
    }

    private static void Draw(int digit, Random random, Span<byte> canvas)
    {
        var placing = RandomPlacing(random);
        var radius = Uniform(random, 0.8f, 1.9f);
        Span<float> ink = stackalloc float[canvas.Length];
        ink.Clear();
        foreach (var stroke in Strokes[digit])
        {
            var from = Wobbled(stroke[0]);
            foreach (var point in stroke.AsSpan(1))
            {
                var to = Wobbled(point);
                DrawLine(from, to, radius, ink);
                from = to;
            }
        }
        for (var i = 0; i < canvas.Length; i++)
        {
            var noise = Uniform(random, -0.12f, 0.12f);
            canvas[i] = (byte)(255 * Math.Clamp(ink[i] + noise, 0f, 1f));
        }

        Vector2 Wobbled(Vector2 point)
            => Vector2.Transform(point, placing)
                + new Vector2(Uniform(random, -0.3f, 0.3f), Uniform(random, -0.3f, 0.3f));
    }

    private static Matrix3x2 RandomPlacing(Random random)
    {
        var height = Uniform(random, 7f, 10f);
        var width = height * Uniform(random, 0.75f, 1.3f);
        var slant = Uniform(random, -0.3f, 0.3f);
        var centre = new Vector2(DigitSet.Side / 2f) + new Vector2(Uniform(random, -2, 2), Uniform(random, -2, 2));
        return Matrix3x2.CreateScale(width, height)
            * new Matrix3x2(1, 0, -slant, 1, 0, 0)
            * Matrix3x2.CreateRotation(Uniform(random, -0.2f, 0.2f))
            * Matrix3x2.CreateTranslation(centre);
    }

    /// <summary>Inks what is nearer to the line than the radius, with an edge one pixel soft.</summary>
    private static void DrawLine(Vector2 from, Vector2 to, float radius, Span<float> ink)
    {
        var reach = new Vector2(radius + 1);
        var low = Vector2.Clamp(Vector2.Min(from, to) - reach, Vector2.Zero, new Vector2(DigitSet.Side - 1));
        var high = Vector2.Clamp(Vector2.Max(from, to) + reach, Vector2.Zero, new Vector2(DigitSet.Side - 1));
        var along = to - from;
        var scale = 1 / Math.Max(along.LengthSquared(), 1e-6f);
        for (var y = (int)low.Y; y <= (int)high.Y; y++)
        {
            for (var x = (int)low.X; x <= (int)high.X; x++)
            {
                var pixel = new Vector2(x, y);
                var nearest = from + along * Math.Clamp(Vector2.Dot(pixel - from, along) * scale, 0, 1);
                var strength = Math.Clamp(radius + 0.5f - Vector2.Distance(pixel, nearest), 0, 1);
                ref var target = ref ink[y * DigitSet.Side + x];
                target = Math.Max(target, strength);
            }
        }
    }

    /// <summary>Points of an ellipse; angles in degrees, clockwise on the screen, 0 to the right.</summary>
    private static Vector2[] Arc(float x, float y, float radiusX, float radiusY, float fromDegrees, float toDegrees)
    {
        const int Steps = 14;
        return [.. Enumerable.Range(0, Steps + 1).Select(i =>
        {
            var angle = float.DegreesToRadians(fromDegrees + (toDegrees - fromDegrees) * i / Steps);
            return new Vector2(x + radiusX * MathF.Cos(angle), y + radiusY * MathF.Sin(angle));
        })];
    }

    private static float Uniform(Random random, float low, float high) => low + (high - low) * random.NextSingle();
}
