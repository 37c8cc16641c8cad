using System.Numerics;

namespace AutoGraph;

/// <summary>Arithmetic for generic methods: with <c>where T : IMultiplyOperators&lt;T, T, T&gt;</c> and the like, T
/// may be a number type or Tensor; with <c>IMultiplyOperators&lt;T, int, T&gt;</c> one side may be a literal.</summary>
public sealed partial class Tensor :
    IAdditionOperators<Tensor, Tensor, Tensor>,
    IAdditionOperators<Tensor, int, Tensor>,
    IAdditionOperators<Tensor, float, Tensor>,
    IAdditionOperators<Tensor, double, Tensor>,
    ISubtractionOperators<Tensor, Tensor, Tensor>,
    ISubtractionOperators<Tensor, int, Tensor>,
    ISubtractionOperators<Tensor, float, Tensor>,
    ISubtractionOperators<Tensor, double, Tensor>,
    IMultiplyOperators<Tensor, Tensor, Tensor>,
    IMultiplyOperators<Tensor, int, Tensor>,
    IMultiplyOperators<Tensor, float, Tensor>,
    IMultiplyOperators<Tensor, double, Tensor>,
    IDivisionOperators<Tensor, Tensor, Tensor>,
    IDivisionOperators<Tensor, int, Tensor>,
    IDivisionOperators<Tensor, float, Tensor>,
    IDivisionOperators<Tensor, double, Tensor>,
    IModulusOperators<Tensor, Tensor, Tensor>,
    IUnaryNegationOperators<Tensor, Tensor>,
    IIncrementOperators<Tensor>,
    IDecrementOperators<Tensor>
{
    static Tensor IAdditionOperators<Tensor, Tensor, Tensor>.operator +(Tensor left, Tensor right)
        => left + right;

    static Tensor IAdditionOperators<Tensor, int, Tensor>.operator +(Tensor left, int right)
        => left + right;

    static Tensor IAdditionOperators<Tensor, float, Tensor>.operator +(Tensor left, float right)
        => left + right;

    static Tensor IAdditionOperators<Tensor, double, Tensor>.operator +(Tensor left, double right)
        => left + right;

    static Tensor ISubtractionOperators<Tensor, Tensor, Tensor>.operator -(Tensor left, Tensor right)
        => left - right;

    static Tensor ISubtractionOperators<Tensor, int, Tensor>.operator -(Tensor left, int right)
        => left - right;

    static Tensor ISubtractionOperators<Tensor, float, Tensor>.operator -(Tensor left, float right)
        => left - right;

    static Tensor ISubtractionOperators<Tensor, double, Tensor>.operator -(Tensor left, double right)
        => left - right;

    static Tensor IMultiplyOperators<Tensor, Tensor, Tensor>.operator *(Tensor left, Tensor right)
        => left * right;

    static Tensor IMultiplyOperators<Tensor, int, Tensor>.operator *(Tensor left, int right)
        => left * right;

    static Tensor IMultiplyOperators<Tensor, float, Tensor>.operator *(Tensor left, float right)
        => left * right;

    static Tensor IMultiplyOperators<Tensor, double, Tensor>.operator *(Tensor left, double right)
        => left * right;

    static Tensor IDivisionOperators<Tensor, Tensor, Tensor>.operator /(Tensor left, Tensor right)
        => left / right;

    static Tensor IDivisionOperators<Tensor, int, Tensor>.operator /(Tensor left, int right)
        => left / right;

    static Tensor IDivisionOperators<Tensor, float, Tensor>.operator /(Tensor left, float right)
        => left / right;

    static Tensor IDivisionOperators<Tensor, double, Tensor>.operator /(Tensor left, double right)
        => left / right;

    static Tensor IModulusOperators<Tensor, Tensor, Tensor>.operator %(Tensor left, Tensor right) => left % right;

    static Tensor IUnaryNegationOperators<Tensor, Tensor>.operator -(Tensor value) => -value;
}
