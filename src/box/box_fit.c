/* Choosing paragraphs of a box. */
#include "box/box_fit.h"

#include "base/array.h"
#include "box/box_parts.h"
#include "line/cost.h"
#include "style/fit_style.h"
#include "style/line_style.h"

/* A paragraph that may change, and what that costs. */
typedef struct choice {
    uint32_t number;
    int64_t cost;
} choice;

typedef BX_ARRAY(choice) choices;

static void collect(const bx_ask *ask, const bx_box *box, int direction, choices *list)
{
    if (box->kind == BX_BOX_TURNED) return;
    bool text = box->kind == BX_BOX_TEXT && box->lines.count > 0 &&
                box->style->line->text_wrap != BX_WRAP_BALANCE;
    if (text && bx_on_grid(ask, box->style) && box->style->fit->copyfit != BX_COPYFIT_NONE) {
        bx_measure measure = {box->lines.lines[box->lines.count - 1].measure, 1};
        bx_line_options options = {.indent = box->paragraph->indent,
                                   .wrap = box->style->line->text_wrap,
                                   .line_adjustment = direction};
        bx_lines lines = bx_lines_break(box->paragraph, &measure, 1, options, ask->arena);
        int64_t cost = bx_lines_change_cost(&box->lines, &lines, direction);
        if (cost >= 0) bx_array_push(list, (choice){box->number, cost});
    }
    for (const bx_box *c = box->first_child; c; c = c->next)
        collect(ask, c, direction, list);
}

bool bx_box_fit_lines(const bx_ask *ask, const bx_node *node, bx_length width, bx_length phase,
                      int32_t change, bx_box_fit *fit)
{
    int direction = change < 0 ? -1 : 1;
    uint32_t number = 0;
    const bx_box *box = bx_box_layout(ask, node, width, -1, phase, &number);
    choices list = {0};
    collect(ask, box, direction, &list);
    *fit = (bx_box_fit){BX_NEW_ARRAY(ask->arena, int8_t, number + 1), number, 0};
    int32_t left = change < 0 ? -change : change;
    for (; left > 0; left--) {
        size_t best = list.count;
        for (size_t i = 0; i < list.count; i++) {
            if (list.items[i].cost >= 0 &&
                (best == list.count || list.items[i].cost < list.items[best].cost))
                best = i;
        }
        if (best == list.count) break;
        fit->adjustments[list.items[best].number] = (int8_t)direction;
        fit->cost += list.items[best].cost + 10;
        list.items[best].cost = -1;
    }
    bx_array_release(&list);
    return left == 0;
}
