using AutoGraph.Passes;

namespace AutoGraph.Runtime.Tests.Passes;

public class MovableOrderTests
{
    [Theory, InlineData(2, 300), InlineData(5, 2000), InlineData(40, 2000)]
    public void Moves_as_a_list_would(int count, int moves)
    {
        var random = new Random(count);
        var (order, expected) = (new MovableOrder(count), Enumerable.Range(0, count).ToList());
        for (var move = 0; move < moves; move++)
        {
            // Few places, so that gaps are used up.
            var (item, place, isBefore) = (random.Next(count), random.Next(Math.Min(count, 3)), random.Next(2) == 0);
            if (isBefore)
            {
                order.MoveBefore(item, place);
            }
            else
            {
                order.MoveBehind(item, place);
            }

            if (item != place)
            {
                expected.Remove(item);
                expected.Insert(expected.IndexOf(place) + (isBefore ? 0 : 1), item);
            }

            var actual = Enumerable.Range(0, count).ToList();
            actual.Sort(order.Compare);
            Assert.Equal(expected, actual);
        }
    }
}
