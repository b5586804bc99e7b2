<?php
/**
 * Plugin Name: Corrigenda
 * Description: Readers report errors in posts; what the corrections desk decides is changed here.
 * Version: 0.1.0
 * Requires at least: 5.6
 * Requires PHP: 7.4
 * License: Apache-2.0
 *
 * In wp-config.php, with what `corrigenda open-outlet` printed:
 *   define( 'CORRIGENDA_DESK', 'https://corrections.daily.example' );
 *   define( 'CORRIGENDA_OUTLET', 'daily' );
 *   define( 'CORRIGENDA_TOKEN', 'the API token' );
 *   define( 'CORRIGENDA_SECRET', 'whsec_...' );
 */

defined( 'ABSPATH' ) || exit;

/* The page: the script, the places for notices, the link to report. */

add_action( 'wp_enqueue_scripts', function () {
	if ( is_singular( 'post' ) ) {
		wp_enqueue_script( 'corrigenda', CORRIGENDA_DESK . '/c/w.js', array(), null, true );
	}
} );

add_filter( 'script_loader_tag', function ( $tag, $handle ) {
	$outlet = esc_attr( CORRIGENDA_OUTLET );
	return 'corrigenda' === $handle ? str_replace( '<script ', "<script data-outlet=\"$outlet\" defer ", $tag ) : $tag;
}, 10, 2 );

add_filter( 'the_content', function ( $html ) {
	if ( ! is_singular( 'post' ) || get_queried_object_id() !== get_the_ID() || doing_filter( 'get_the_excerpt' ) ) {
		return $html;
	}
	$place  = '<div data-corrigenda="notices" data-placement="%s"></div>';
	$report = CORRIGENDA_DESK . '/report?url=' . rawurlencode( get_permalink() );
	return sprintf( $place, 'top' ) . $html . sprintf( $place, 'passage' ) . sprintf( $place, 'end' )
		. '<aside><a data-corrigenda="report" href="' . esc_url( $report ) . '">Suggest a correction</a></aside>';
}, 99 );

/* Versions: each is sent when it is published, and again later where the desk did not answer. */

add_action( 'wp_after_insert_post', 'corrigenda_push' );
add_action( 'corrigenda_push', 'corrigenda_push' );

function corrigenda_push( $id ) {
	$post = get_post( $id );
	if ( ! $post || 'post' !== $post->post_type || 'publish' !== $post->post_status || '' !== $post->post_password ) {
		return;
	}
	$before          = $GLOBALS['post'] ?? null;
	$GLOBALS['post'] = $post;
	setup_postdata( $post );
	$html            = '<article><h1>' . get_the_title( $post ) . '</h1>' . apply_filters( 'the_content', $post->post_content ) . '</article>';
	$GLOBALS['post'] = $before;
	$user   = wp_get_current_user()->display_name;
	$answer = corrigenda_desk( 'PUT', '/api/articles', array(
		'url'          => get_permalink( $post ),
		'html'         => $html,
		'language'     => substr( get_bloginfo( 'language' ), 0, 2 ),
		'published_at' => get_post_time( 'c', true, $post ),
		'authors'      => array( get_the_author_meta( 'display_name', $post->post_author ) ),
		'edited_by'    => $user ? array( $user ) : array(),
	) );
	if ( is_wp_error( $answer ) && ! wp_next_scheduled( 'corrigenda_push', array( $id ) ) ) {
		wp_schedule_single_event( time() + 60, 'corrigenda_push', array( $id ) );
	}
}

/** Asks the desk; the answer's JSON, or what went wrong. */
function corrigenda_desk( $method, $path, $body = null ) {
	$answer = wp_remote_request( CORRIGENDA_DESK . $path, array(
		'method'  => $method,
		'timeout' => 10,
		'headers' => array( 'Authorization' => 'Bearer ' . CORRIGENDA_TOKEN, 'Content-Type' => 'application/json' ),
		'body'    => null === $body ? null : wp_json_encode( $body ),
	) );
	$status = is_wp_error( $answer ) ? 0 : wp_remote_retrieve_response_code( $answer );
	if ( $status >= 200 && $status < 300 ) {
		return json_decode( wp_remote_retrieve_body( $answer ), true );
	}
	$said = is_wp_error( $answer ) ? $answer->get_error_message() : wp_remote_retrieve_body( $answer );
	error_log( "Corrigenda: $method $path: $status $said" );
	return new WP_Error( 'corrigenda', $said );
}

/* Fixes come by a signed webhook, --hook-url https://daily.example/wp-json/corrigenda/v1/fixes,
   and are asked for now and then, for the day on which it did not come through. */

add_action( 'rest_api_init', function () {
	register_rest_route( 'corrigenda/v1', '/fixes', array(
		'methods'             => 'POST',
		'permission_callback' => 'corrigenda_is_signed',
		'callback'            => function ( WP_REST_Request $request ) {
			$event = $request->get_json_params();
			$done  = 'fix.requested' === ( $event['type'] ?? '' ) ? corrigenda_apply( $event['data'] ) : 'no fix';
			return is_wp_error( $done ) ? $done : array( 'done' => $done );
		},
	) );
} );

/** Whether the desk sent it, within five minutes: https://www.standardwebhooks.com/ */
function corrigenda_is_signed( WP_REST_Request $request ) {
	$id   = $request->get_header( 'webhook-id' );
	$time = $request->get_header( 'webhook-timestamp' );
	if ( abs( time() - (int) $time ) > 300 ) {
		return false;
	}
	$key  = base64_decode( substr( CORRIGENDA_SECRET, strlen( 'whsec_' ) ) );
	$want = base64_encode( hash_hmac( 'sha256', "$id.$time." . $request->get_body(), $key, true ) );
	foreach ( explode( ' ', (string) $request->get_header( 'webhook-signature' ) ) as $given ) {
		if ( hash_equals( "v1,$want", $given ) ) {
			return true;
		}
	}
	return false;
}

add_filter( 'cron_schedules', function ( $known ) {
	return $known + array( 'corrigenda' => array( 'interval' => 300, 'display' => 'Every five minutes' ) );
} );
add_action( 'init', function () {
	if ( ! wp_next_scheduled( 'corrigenda_ask' ) ) {
		wp_schedule_event( time(), 'corrigenda', 'corrigenda_ask' );
	}
} );
register_deactivation_hook( __FILE__, function () {
	wp_clear_scheduled_hook( 'corrigenda_ask' );
} );

add_action( 'corrigenda_ask', function () {
	$since = gmdate( 'Y-m-d\TH:i:s\Z', time() - WEEK_IN_SECONDS );
	do {
		$answer = corrigenda_desk( 'GET', '/api/fixes?since=' . rawurlencode( $since ) );
		$fixes  = is_wp_error( $answer ) ? array() : $answer['fixes'];
		foreach ( $fixes as $fix ) {
			$since = $fix['requested_at'];
			if ( in_array( $fix['state'], array( 'requested', 'overdue' ), true ) ) {
				corrigenda_apply( $fix );
			}
		}
	} while ( count( $fixes ) >= 100 );
} );

/** Changes the post; what was done, or why it was not. Doing it again does nothing. */
function corrigenda_apply( array $fix ) {
	global $wpdb;
	$id = url_to_postid( $fix['url'] );
	if ( ! $id ) {
		return new WP_Error( 'corrigenda', 'No post has this address.', array( 'status' => 404 ) );
	}
	$lock = "corrigenda-$id";
	$wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, 10)', $lock ) );
	try {
		clean_post_cache( $id );
		$post    = get_post( $id );
		$between = '</h1><!-- corrigenda -->';
		$changed = corrigenda_replace( "<h1>{$post->post_title}$between{$post->post_content}", $fix );
		list( $title, $content ) = explode( $between, $changed, 2 );
		// No user is signed in: WordPress would take out what only some may write, such as frames.
		kses_remove_filters();
		$new  = array( 'ID' => $id, 'post_title' => substr( $title, strlen( '<h1>' ) ), 'post_content' => $content );
		$done = wp_update_post( wp_slash( $new ), true );
		kses_init();
		return is_wp_error( $done ) ? $done : 'changed';
	} catch ( OutOfBoundsException $standing ) {
		return 'it stands already';
	} catch ( DomainException $reason ) {
		error_log( "Corrigenda: fix {$fix['id']} of {$fix['url']}: " . $reason->getMessage() );
		return new WP_Error( 'corrigenda', $reason->getMessage(), array( 'status' => 409 ) );
	} finally {
		$wpdb->get_var( $wpdb->prepare( 'SELECT RELEASE_LOCK(%s)', $lock ) );
	}
}

/* The words in the post's source: every byte but those that differ stays as it is. */

const CORRIGENDA_ENOUGH = 12; // characters of context that must agree

/**
 * The source with the words of the fix changed.
 *
 * @throws OutOfBoundsException The new words stand there already.
 * @throws DomainException      The words do not stand there once, or markup runs through them.
 */
function corrigenda_replace( $html, array $fix ) {
	list( $text, $from, $to ) = corrigenda_text( $html );
	$fold     = function ( $plain ) {
		return corrigenda_text( htmlspecialchars( $plain ) )[0];
	};
	if ( '' === trim( implode( '', $fold( $fix['before'] ) ) ) ) {
		throw new DomainException( 'The fix names no words.' );
	}
	$selector = $fix['selector'] + array( 'prefix' => '', 'suffix' => '' );
	$prefix   = $fold( $selector['prefix'] );
	$suffix   = $fold( $selector['suffix'] );
	foreach ( corrigenda_places( $text, $fold( $fix['after'] ), $prefix, $suffix ) as $place ) {
		if ( 2 === $place['sides'] ) {
			throw new OutOfBoundsException();
		}
	}
	$places = corrigenda_places( $text, $fold( $fix['before'] ), $prefix, $suffix );
	usort( $places, function ( $one, $other ) {
		return $other['agrees'] - $one['agrees'];
	} );
	if ( ! $places || ( isset( $places[1] ) && $places[1]['agrees'] === $places[0]['agrees'] ) ) {
		throw new DomainException( $places ? 'The words stand there several times.' : 'The words do not stand there.' );
	}
	// What both have in common at their ends is left alone, with its typography and its markup.
	// White space and dashes go by runs, which are one character of a story's text.
	$piece = '~[\s\p{Z}|]+|[-–—]+|.~su';
	$old   = preg_match_all( $piece, $fix['before'], $found ) ? $found[0] : array();
	$new   = preg_match_all( $piece, $fix['after'], $found ) ? $found[0] : array();
	$head  = '';
	while ( $old && $new && $old[0] === $new[0] ) {
		$head .= array_shift( $old );
		array_shift( $new );
	}
	while ( $old && $new && end( $old ) === end( $new ) ) {
		array_pop( $old );
		array_pop( $new );
	}
	$start = $places[0]['at'] + count( $fold( $head ) );
	$end   = $start + count( $fold( implode( '', $old ) ) );
	if ( '' === $fix['after'] && ' ' === ( $text[ $start - 1 ] ?? '' ) && preg_match( '/^[ .,;:!?]?$/', $text[ $end ] ?? '' ) ) {
		--$start; // else two spaces would be left
	}
	for ( $at = $start; $at < $end; $at++ ) {
		if ( $from[ $at ] < 0 || ( $at > $start && $from[ $at ] !== $to[ $at - 1 ] ) ) {
			throw new DomainException( 'Markup runs through the words: change them by hand.' );
		}
	}
	$beside = $start > 0 && $to[ $start - 1 ] >= 0 ? $to[ $start - 1 ] : ( $from[ $start ] ?? -1 );
	$first  = $start < $end ? $from[ $start ] : $beside;
	$last   = $start < $end ? $to[ $end - 1 ] : $beside;
	if ( $first < 0 ) {
		throw new DomainException( 'There is no text beside a line break to put the new words to.' );
	}
	return substr( $html, 0, $first ) . htmlspecialchars( implode( '', $new ), ENT_NOQUOTES ) . substr( $html, $last );
}

/** Where words stand in enough of their context: their place, how much agrees, on how many sides. */
function corrigenda_places( array $text, array $words, array $prefix, array $suffix ) {
	$found = array();
	for ( $at = 0; $at <= count( $text ) - count( $words ); $at++ ) {
		for ( $same = 0; $same < count( $words ) && $text[ $at + $same ] === $words[ $same ]; $same++ );
		if ( $same < count( $words ) ) {
			continue;
		}
		$left  = corrigenda_agree( $text, $at - 1, -1, array_reverse( $prefix ) );
		$right = corrigenda_agree( $text, $at + $same, 1, $suffix );
		if ( $left[0] + $right[0] > 0 && $left[1] + $right[1] > 0 ) {
			$found[] = array( 'at' => $at, 'agrees' => $left[0] + $right[0], 'sides' => $left[1] + $right[1] );
		}
	}
	return $found;
}

/** How many characters of a context agree, and 1 where they are enough. */
function corrigenda_agree( array $text, $at, $step, array $context ) {
	for ( $same = 0; isset( $text[ $at ], $context[ $same ] ) && $text[ $at ] === $context[ $same ]; $same++ ) {
		$at += $step;
	}
	$is_whole = count( $context ) === $same && ! isset( $text[ ' ' === ( $text[ $at ] ?? '' ) ? $at + $step : $at ] );
	return array( $same, (int) ( $same >= CORRIGENDA_ENOUGH || $is_whole ) );
}

/**
 * The text of HTML, character by character, and from where to where in the source each stands.
 *
 * As WordPress shows it, so that its quotation marks and dashes are those of the source: white
 * space is one space, dashes are one hyphen. -1 is where a border of blocks makes a space.
 */
function corrigenda_text( $html ) {
	static $same = array(
		'“' => '"', '”' => '"', '„' => '"', '″' => '"', '‘' => "'", '’' => "'", '‚' => "'", '′' => "'",
		'–' => '-', '—' => '-', '…' => '...', '×' => 'x', '|' => ' ',
	);
	$text  = $from = $to = array();
	$codes = implode( '|', array_map( 'preg_quote', array_keys( $GLOBALS['shortcode_tags'] ?? array() ) ) );
	$unit  = '~(<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|\[/?(?:' . $codes . ')\b[^\]]*\])|</?([a-z][a-z0-9]*)[^>]*>|&\#?\w+;|.~sui';
	preg_match_all( $unit, $html, $units, PREG_SET_ORDER | PREG_OFFSET_CAPTURE | PREG_UNMATCHED_AS_NULL );
	foreach ( $units as $unit ) {
		list( $written, $at ) = $unit[0];
		$tag                  = strtolower( $unit[2][0] ?? '' );
		if ( isset( $unit[1][0] ) || preg_match( '/^(a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/', $tag ) ) {
			continue;
		}
		$shown = $tag ? ' ' : html_entity_decode( $written, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		$shown = preg_match( '/^[\s\x{FEFF}\p{Z}]+$/u', $shown ) ? ' ' : ( $same[ $shown ] ?? $shown );
		$range = $tag ? array( -1, -1 ) : array( $at, $at + strlen( $written ) );
		foreach ( preg_split( '//u', $shown, -1, PREG_SPLIT_NO_EMPTY ) as $char ) {
			$last = count( $text ) - 1;
			if ( $last >= 0 && $char === $text[ $last ] && ( ' ' === $char || ( '-' === $char && $to[ $last ] === $range[0] ) ) ) {
				$to[ $last ] = max( $to[ $last ], $range[1] );
				continue;
			}
			array_push( $text, $char );
			array_push( $from, $range[0] );
			array_push( $to, $range[1] );
		}
	}
	return array( $text, $from, $to );
}
